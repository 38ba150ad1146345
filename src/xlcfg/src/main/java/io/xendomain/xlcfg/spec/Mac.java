package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SpecException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The address of one network interface.
 *
 * @param bits the 48 bits of it
 */
public record Mac(long bits) {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{1,2}([:-][0-9a-fA-F]{1,2}){5}");
    private static final long MULTICAST = 1L << 40;

    public static final ParsedType<Mac> TYPE = new ParsedType<>(
            "^[0-9a-fA-F]{1,2}([:-][0-9a-fA-F]{1,2}){5}$",
            17, "a MAC address as 00:16:3e:01:02:03", Mac::parse, Mac::toString);

    /**
     * xl reads any six numbers with any character between them, and ignores what follows; only what a person would call
     * a MAC address is taken here.
     *
     * @throws SpecException if it is none, or none that an interface can have
     */
    public static Mac parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new SpecException("must be six groups of two hexadecimal digits with colons between them");
        }
        long bits = 0;
        for (String group : text.split("[:-]")) {
            bits = bits << 8 | Integer.parseInt(group, 16);
        }
        if (bits == 0) {
            throw new SpecException("must not be all zero: xl would take a random address at every start");
        }
        if ((bits & MULTICAST) != 0) {
            throw new SpecException("must be a unicast address: the first byte must be even. xl does not check it and"
                    + " the guest's driver refuses the interface");
        }
        return new Mac(bits);
    }

    /** In lower case, with colons. */
    @Override
    public String toString() {
        return HexFormat.ofDelimiter(":")
                .formatHex(ByteBuffer.allocate(8).putLong(bits).array(), 2, 8);
    }
}
