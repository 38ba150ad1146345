package io.xendomain.xlcfg.proof;

import io.xendomain.testkit.XlVerdict;
import java.util.Locale;
import java.util.regex.Pattern;

/** What xl understood, byte for byte, but for the two spellings of a few things. */
final class Understood {
    /** libxl takes an empty path of an empty CD-ROM drive for none. */
    private static final Pattern NO_PATH = Pattern.compile("\\s*\"pdev_path\": \"\",");

    /** libxl compares the name of a sound card in any case, and gives qemu its own. */
    private static final Pattern SOUND_CARD = Pattern.compile("\"soundhw\": \"[^\"]*\"");

    /** libxl gives qemu the same argument for one alone and for a list of one. */
    private static final Pattern ONE_ALONE = Pattern.compile("\"(serial|usbdevice)\": (\"(?:[^\"\\\\]|\\\\.)*\")");

    private Understood() {}

    /** The same answer in one spelling. */
    static XlVerdict of(XlVerdict verdict) {
        String paths = NO_PATH.matcher(verdict.stdout()).replaceAll("");
        String cards = SOUND_CARD.matcher(paths).replaceAll(card -> card.group().toLowerCase(Locale.ROOT));
        String lists = ONE_ALONE.matcher(cards).replaceAll("\"$1_list\": [ $2 ]");
        return new XlVerdict(verdict.exit(), lists, verdict.stderr());
    }
}
