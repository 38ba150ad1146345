package io.xendomain.xlcfg.proof;

import io.xendomain.testkit.XlVerdict;
import java.util.regex.Pattern;

/** What xl understood, byte for byte, but for two spellings of one thing. */
final class Understood {
    /** libxl takes an empty path of an empty CD-ROM drive for none. */
    private static final Pattern NO_PATH = Pattern.compile("\\s*\"pdev_path\": \"\",");

    private Understood() {}

    /** The same answer in one spelling. */
    static XlVerdict of(XlVerdict verdict) {
        return new XlVerdict(verdict.exit(), NO_PATH.matcher(verdict.stdout()).replaceAll(""), verdict.stderr());
    }
}
