package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.math.BigInteger;

/**
 * A whole number.
 *
 * @param min smallest allowed
 * @param max largest allowed
 * @param decimal whether xl.cfg has it in decimal digits only, so that 010 is ten and 0x10 nothing
 */
public record IntegerType(long min, long max, boolean decimal) implements ValueType<Long> {

    public IntegerType(long min, long max) {
        this(min, max, false);
    }

    @Override
    public Long fromJson(Object json, Place place) {
        return switch (json) {
            case Integer value -> inRange(value.longValue(), place);
            case Long value -> inRange(value, place);
            case BigInteger value -> {
                place.report(Code.OutOfRange, value, "must be " + words(), "choose a number in that range");
                yield null;
            }
            case null, default -> {
                place.report(
                        Code.WrongType,
                        json,
                        "must be " + words(),
                        "write the number without quotes, unit or fraction");
                yield null;
            }
        };
    }

    @Override
    public Object toJson(Long value) {
        return value;
    }

    @Override
    public Long fromCfg(CfgValue value, Place place) {
        Long number = decimal ? Numbers.readDecimal(value) : Numbers.read(value);
        if (number == null) {
            place.report(
                    Code.WrongType,
                    Numbers.show(value),
                    "must be " + words() + ": xl only warns and goes on without it",
                    "write the digits alone");
            return null;
        }
        return inRange(number, place);
    }

    @Override
    public CfgValue toCfg(Long value, XenVersion version) {
        // a bare number has no sign in xl.cfg, a quoted one may
        return value < 0 ? new CfgValue.Text(value.toString()) : CfgValue.Number.of(value);
    }

    @Override
    public String words() {
        return max == Long.MAX_VALUE
                ? "a whole number of at least " + min
                : "a whole number from " + min + " to " + max;
    }

    private Long inRange(long number, Place place) {
        if (number < min || number > max) {
            place.report(Code.OutOfRange, number, "must be " + words(), "choose a number in that range");
            return null;
        }
        return number;
    }
}
