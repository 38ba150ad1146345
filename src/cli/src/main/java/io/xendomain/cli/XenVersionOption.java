package io.xendomain.cli;

import io.xendomain.xlcfg.XenVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** For which Xen. */
final class XenVersionOption {
    /** What Debian 12 runs, and what most hosts understand. */
    static final String DEFAULT = "4.17";

    @Option(
            names = "--xen-version",
            paramLabel = "VERSION",
            defaultValue = DEFAULT,
            converter = Converter.class,
            description = "Xen of the host, 4.4 to 4.21: keys it does not know are errors, as its xl would ignore them"
                    + " in silence. Default: ${DEFAULT-VALUE}.")
    private XenVersion version;

    XenVersion version() {
        return version;
    }

    static final class Converter implements ITypeConverter<XenVersion> {
        @Override
        public XenVersion convert(String text) {
            try {
                return XenVersion.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
