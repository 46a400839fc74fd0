package dev.actorweb.machine.ecmascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.yaml.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers are written as ECMAScript writes them, and texts read as it reads them.
class NumeralsTest {
    @ParameterizedTest
    @CsvSource({"3e-5,0.00003", "5e-324,5e-324", "-9.9e-324,-1e-323", "1e21,1e+21",
            "1e20,100000000000000000000",
            "1e-6,0.000001", "1e-7,1e-7", "-0.0,0", "123456789012345680000,123456789012345680000",
            "1.7976931348623157e308,1.7976931348623157e+308", "2e23,2e+23", "1.5e300,1.5e+300", "NaN,NaN",
            "-Infinity,-Infinity", "100,100", "9e-322,9e-322"})
    void decimalsAreAsShortAsCanBe(double value, String expected) {
        assertThat(Numerals.text(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"255,16,ff", "2.5,16,2.8", "1.005,20,1.02", "-0.0000001,20,-0.0000068",
            "1234.5678,20,31e.b728",
            "1e21,16,3635c9adc5dea00000", "0.1,2,0.0001100110011001100110011001100110011001100110011001101",
            "-255,2,-11111111", "0,36,0", "NaN,2,NaN", "0.5,3,0.1111111111111111111111111111111112"})
    void otherBasesHaveFractions(double value, double radix, String expected) {
        assertThat(Numerals.text(value, radix, Position.START)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0x10,16", "0X1f,31", "0b11,3", "0o17,15", "0b12,NaN", "0x,NaN", "-0x1,NaN", "1e3,1000",
            ".5,0.5",
            "5.,5", ".,NaN", "1_0,NaN", "+1,1", "--1,NaN", "1f,NaN", "1d,NaN", "0x1p3,NaN",
            "Infinity,Infinity",
            "infinity,NaN", "1e1000,Infinity", "'',0", "1 2,NaN", "0x1fffffffffffffffff,5.902958103587057e20",
            "٣,NaN"})
    void aTextIsANumberOrNone(String text, double expected) {
        assertThat(Numerals.parse(text)).isEqualTo(Double.valueOf(expected));
    }

    @ParameterizedTest
    @CsvSource({"-0.0000001,2,-0.00", "2.5,0,3", "-2.5,0,-3", "1.005,2,1.00", "-0.0,2,0.00", "1e21,2,1e+21",
            "NaN,2,NaN", "123.456,16,123.4560000000000031"})
    void digitsAfterThePointAreFixed(double value, double digits, String expected) {
        assertThat(Numerals.fixed(value, digits, Position.START)).isEqualTo(expected);
    }

    @Test
    void noOtherNumberIsWrittenLikeOneAndNoneIsWrittenShorter() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            double value = i % 3 == 0
                    ? random.nextInt(2_000_000) / 1000.0
                    : Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && value != 0) {
                String text = Numerals.text(value);
                assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
                assertThat(new BigDecimal(text).stripTrailingZeros().precision()).as(text)
                        .isLessThanOrEqualTo(
                                new BigDecimal(Double.toString(value)).stripTrailingZeros().precision());
            }
        }
    }

    @Test
    void wholeNumbersAreTheSameInAllBases() {
        Random random = new Random(6);
        for (int i = 0; i < 5_000; i++) {
            long value = random.nextLong() >> (11 + random.nextInt(50));
            int radix = 2 + random.nextInt(35);
            assertThat(Numerals.text((double) value, radix, Position.START))
                    .isEqualTo(Long.toString(value, radix));
            assertThat(Numerals.whole(Long.toString(Math.abs(value), radix), radix))
                    .isEqualTo((double) Math.abs(value));
        }
        assertThat(Numerals.whole(BigInteger.TEN.pow(400).toString(), 10))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Numerals.whole("0".repeat(5_000) + "7", 10)).isEqualTo(7);
    }
}
