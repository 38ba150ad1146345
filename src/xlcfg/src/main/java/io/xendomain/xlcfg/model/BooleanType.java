package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;

/**
 * 0 or 1 in an xl.cfg, false or true in JSON. Any other number is true to xl, too; words are not taken.
 *
 * @param kept whether xl keeps the number itself, so that another one than 0 and 1 is more than true
 */
public record BooleanType(boolean kept) implements ValueType<Boolean> {

    public BooleanType() {
        this(false);
    }

    @Override
    public Boolean fromJson(Object json, Place place) {
        if (json instanceof Boolean value) {
            return value;
        }
        place.report(Code.WrongType, json, "must be true or false", "write true or false without quotes");
        return null;
    }

    @Override
    public Object toJson(Boolean value) {
        return value;
    }

    @Override
    public Boolean fromCfg(CfgValue value, Place place) {
        Long number = Numbers.read(value);
        if (number == null) {
            place.report(
                    Code.WrongType,
                    Numbers.show(value),
                    "must be 0 or 1: xl takes no words here, warns and goes on with the default",
                    "write 0 or 1");
            return null;
        }
        if (kept && number != 0 && number != 1) {
            place.report(Code.OutOfRange, number, "must be 0 or 1", "write 0 or 1");
            return null;
        }
        if (number != 0 && number.intValue() == 0) {
            place.report(
                    Code.OutOfRange, number, "must be 0 or 1: cut to 32 bits it is 0 in some places", "write 0 or 1");
            return null;
        }
        return number != 0;
    }

    @Override
    public CfgValue toCfg(Boolean value, XenVersion version) {
        return CfgValue.Number.of(value ? 1 : 0);
    }

    @Override
    public boolean takes(CfgValue value) {
        return Numbers.read(value) != null;
    }

    @Override
    public String words() {
        return "true or false";
    }
}
