package io.xendomain.xlcfg.syntax;

import java.util.List;

/** A value as it stands in an xl.cfg: what follows the equals sign. */
public sealed interface CfgValue {

    /** A value that is not a list. xl takes numbers for strings and strings for numbers wherever they make sense. */
    sealed interface Scalar extends CfgValue {
        /** The characters, quotes and escapes resolved. */
        String text();
    }

    /** A quoted string. */
    record Text(String text) implements Scalar {}

    /** A bare number, kept as it was written: decimal, {@code 0x1f}, or octal with a leading zero. */
    record Number(String text) implements Scalar {

        public static Number of(long value) {
            if (value < 0) {
                throw new IllegalArgumentException("xl.cfg has no bare negative numbers: " + value);
            }
            return new Number(Long.toString(value));
        }
    }

    /** A list in brackets. Nested lists came with Xen 4.6. */
    record Items(List<CfgValue> values) implements CfgValue {
        public Items {
            values = List.copyOf(values);
        }
    }
}
