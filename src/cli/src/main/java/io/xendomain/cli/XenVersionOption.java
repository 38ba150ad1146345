package io.xendomain.cli;

import io.xendomain.xlcfg.XenVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** For which Xen. */
final class XenVersionOption {
    /** What Debian 12 runs, and what most hosts understand. */
    static final String DEFAULT = "4.17";

    static final String DESCRIPTION =
            "Xen of the host, from 4.4 on: keys it does not know are errors, as its xl would ignore them in silence.";

    @Option(
            names = "--xen-version",
            paramLabel = "VERSION",
            defaultValue = DEFAULT,
            converter = Converter.class,
            description = DESCRIPTION + " Default: ${DEFAULT-VALUE}.")
    private XenVersion version;

    XenVersion version() {
        return version;
    }

    static final class Converter implements ITypeConverter<XenVersion> {
        @Override
        public XenVersion convert(String text) {
            try {
                return inRange(XenVersion.of(text));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }

        private static XenVersion inRange(XenVersion version) {
            if (version.isBefore(XenVersion.OLDEST) || XenVersion.NEWEST.isBefore(version)) {
                throw new TypeConversionException("Xen " + version + " is not known here: write one from "
                        + XenVersion.OLDEST + " to " + XenVersion.NEWEST);
            }
            return version;
        }
    }
}
