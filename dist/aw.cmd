@echo off
rem Starts aw on Windows: with the Java 25 (or newer) that AW_JAVA_HOME names, JAVA_HOME names, is installed where installers
rem put it, or is on the PATH. The counterpart of the launcher for other systems, without building and without a cache.
setlocal EnableExtensions DisableDelayedExpansion

set "aw_jar=%~dp0..\lib\aw\aw.jar"
if not exist "%aw_jar%" (
    echo aw: error: this installation is damaged: no "%aw_jar%" 1>&2
    echo hint: install aw again 1>&2
    exit /b 4
)

set "aw_java="
if defined AW_JAVA_HOME (
    call :java_at "%AW_JAVA_HOME%"
    if not defined aw_java (
        echo aw: error: AW_JAVA_HOME is not a JDK 25: "%AW_JAVA_HOME%" 1>&2
        echo hint: let it name the folder that holds bin\java.exe, or unset it 1>&2
        exit /b 4
    )
)
if not defined aw_java if defined JAVA_HOME call :java_at "%JAVA_HOME%"
for /d %%D in (
    "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*"
    "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*jdk*\current"
) do if not defined aw_java call :java_at "%%~D"
for %%J in (java.exe) do if not defined aw_java if not "%%~$PATH:J" == "" call :java_at "%%~dp$PATH:J.."
if not defined aw_java (
    echo aw: error: no JDK 25 found 1>&2
    echo hint: install one ^(winget install EclipseAdoptium.Temurin.25.JDK^), or set AW_JAVA_HOME to the folder of one 1>&2
    exit /b 4
)

"%aw_java%" -XX:+UseSerialGC -Xmn32m -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 -XX:-UsePerfData %AW_JAVA_OPTS% -jar "%aw_jar%" %*
exit /b %ERRORLEVEL%

rem :java_at FOLDER  sets aw_java where the folder holds a Java 25 or newer
:java_at
if not exist "%~1\bin\java.exe" exit /b 1
if not exist "%~1\release" exit /b 1
findstr /r /b "JAVA_VERSION=.2[5-9] JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul || exit /b 1
set "aw_java=%~1\bin\java.exe"
exit /b 0
