@echo off
rem Starts aw on Windows: with the Java 25 (or newer) that AW_JAVA_HOME names, JAVA_HOME names, is installed where installers
rem put it, or is on the PATH. The counterpart of the launcher for other systems, without building and without a cache.
setlocal EnableExtensions DisableDelayedExpansion

set "aw_jar=%~dp0..\lib\aw\aw.jar"
if not exist "%aw_jar%" goto damaged

rem Some set these with quotes around the folder.
set "aw_java="
if defined AW_JAVA_HOME call :java_at "%AW_JAVA_HOME:"=%"
if defined AW_JAVA_HOME if not defined aw_java goto wrong_java
if not defined aw_java if defined JAVA_HOME call :java_at "%JAVA_HOME:"=%"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*") do if not defined aw_java call :java_at "%%~D"
for /d %%D in ("%ProgramFiles%\Java\*") do if not defined aw_java call :java_at "%%~D"
for /d %%D in ("%ProgramFiles%\Microsoft\jdk*") do if not defined aw_java call :java_at "%%~D"
for /d %%D in ("%ProgramFiles%\Zulu\*") do if not defined aw_java call :java_at "%%~D"
for /d %%D in ("%ProgramFiles%\Amazon Corretto\*") do if not defined aw_java call :java_at "%%~D"
for /d %%D in ("%ProgramFiles%\BellSoft\*") do if not defined aw_java call :java_at "%%~D"
for /d %%D in ("%USERPROFILE%\.jdks\*") do if not defined aw_java call :java_at "%%~D"
for %%J in (java.exe) do if not defined aw_java if not "%%~dp$PATH:J" == "" call :java_at "%%~dp$PATH:J.."
if not defined aw_java goto no_java

"%aw_java%" -XX:+UseSerialGC -Xmn32m -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 -XX:-UsePerfData %AW_JAVA_OPTS% -jar "%aw_jar%" %*
exit /b %ERRORLEVEL%

:damaged
echo aw: error: this installation is damaged: no "%aw_jar%" 1>&2
echo hint: install aw again 1>&2
exit /b 4

:wrong_java
echo aw: error: AW_JAVA_HOME is not a JDK 25: "%AW_JAVA_HOME:"=%" 1>&2
echo hint: let it name the folder that holds bin\java.exe, or unset it 1>&2
exit /b 4

:no_java
echo aw: error: no JDK 25 found 1>&2
echo hint: install one (winget install EclipseAdoptium.Temurin.25.JDK), or set AW_JAVA_HOME to the folder of one 1>&2
exit /b 4

rem :java_at FOLDER  sets aw_java where the folder holds a Java 25 or newer
:java_at
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "aw_version="
for /f "usebackq tokens=1,2 delims==." %%A in ("%~1\release") do if "%%A" == "JAVA_VERSION" set "aw_version=%%B"
if not defined aw_version exit /b 0
set aw_version=%aw_version:"=%
if %aw_version% GEQ 25 set "aw_java=%~1\bin\java.exe"
exit /b 0
