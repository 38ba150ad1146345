package io.xendomain.xlcfg.keys;

import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.TextType;

/** Types that many keys share. */
final class KeyTypes {
    /** An xl "BOOLEAN". */
    static final BooleanType FLAG = new BooleanType();

    /** xl resolves relative paths against the folder it happens to be started in, so only absolute ones are taken. */
    static final TextType PATH = TextType.matching("^/[^\\x00-\\x1f\\x7f]*$", 1024, "an absolute path in dom0");

    /** An argument string; Linux reads at most 2047 bytes of a command line. */
    static final TextType COMMAND_LINE = TextType.upTo(2047);

    /** An XSM/FLASK context, with or without an MLS range. */
    static final TextType SECLABEL =
            TextType.matching("^[A-Za-z0-9_.-]+(:[A-Za-z0-9_.,-]+){2,4}$", 255, "a security label as USER:ROLE:TYPE");

    static final TextType DOM0_USER =
            TextType.matching("^[A-Za-z_][A-Za-z0-9_.-]*[$]?$", 32, "the name of a user of dom0");

    /** Arguments for a program in dom0, one item each. */
    static final ListType<String> ARGUMENTS = ListType.of(TextType.upTo(1024), 64);

    /**
     * MiB that fit 32 bits when counted in KiB, as libxl up to 4.8 does, with room for the overhead that libxl adds; a
     * little less than 4 TiB.
     */
    static final long MOST_MEMORY = 4L * 1024 * 1024 - 1024;

    static final IntegerType MEMORY = new IntegerType(1, MOST_MEMORY);

    static final IntegerType TCP_PORT = new IntegerType(0, 65_535);

    private KeyTypes() {}
}
