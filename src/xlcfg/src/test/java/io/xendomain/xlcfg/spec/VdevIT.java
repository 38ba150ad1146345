package io.xendomain.xlcfg.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.XlServer;
import io.xendomain.xlcfg.model.SpecException;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Device numbers are those of the real libxl: for the ends of each kind of name, for one beyond, and for random ones. */
@ParameterizedClass(name = "xl {0}")
@ValueSource(strings = {"4.17", "4.20"})
class VdevIT {
    private static final int COUNT = 3_000;

    /**
     * Nobody names a disk so: C reads numbers behind blanks and with a sign, in dNpM also 0x without a digit and more
     * than 32 bits, 0 where there is nothing; and of hd without a letter libxl makes the disk before hda, which is hdb.
     */
    private static final Pattern NOBODYS = Pattern.compile(".*[ +-].*|d.*0[xX](p.*)?|d.*[0-9]{10}.*|hd[0-9]*|");

    private static final List<String> ENDS = List.of(
            "xvda xvda1 xvda15 xvda16 xvda255 xvda256 xvdp xvdp15 xvdp16 xvdq xvdq1 xvdz xvdaa xvdaaa xvdbgqcv"
                    + " xvdbgqcv255 xvdbgqcv256 xvdbgqcw xvdzzzzz xvd xvd1 xvda0 xvda01 xvdA xvdaA xvda1a",
            "hda hda1 hda63 hda64 hdb hdb63 hdc hdd hdd1 hdd63 hdd64 hde hdaa hd hd1 hda0 hda01",
            "sda sda1 sda15 sda16 sdp sdp15 sdp16 sdq sdaa sd sd1 sda0 sda01",
            "d0p0 d0p1 d0p15 d0p16 d0p255 d0p256 d15p15 d16p0 d16p15 d1048575p0 d1048575p255 d1048575p256 d1048576p0"
                    + " d0 d0p dp0 d p d010p010 d0x10p0x1f d08p0 d0p08 d0p0x d-1p0 d0p-1 d0p0p0 d4294967296p0"
                    + " d0p4294967296",
            "0 1 8 010 08 0x0 0xca00 0XCA00 0x 51712 51713 768 5632 2048 202 268435456 268439552 2147483647 2147483648"
                    + " 4294967295 4294967296 0x7fffffff 0x80000000 017777777777 020000000000 18446744073709551615"
                    + " 18446744073709551616 00051712 51712a 51712.0 -1 +1 1e3",
            "vda /dev/xvda XVDA hda:cdrom ioemu:hda sdA fd0 md0 scd0 ubda nbd0 xvda.1 a");

    private static final List<String> STRANGE =
            List.of("", " ", " xvda", "xvda ", " 51712", "51712 ", "d 0p0", "d0p 1");

    private final String version;

    VdevIT(String version) {
        this.version = version;
    }

    @Test
    void theEndsOfEveryKindHaveLibxlsNumber() {
        compare(Stream.concat(ENDS.stream().flatMap(line -> Stream.of(line.split(" "))), STRANGE.stream()));
    }

    @Test
    void randomNamesHaveLibxlsNumber() {
        SplittableRandom random = new SplittableRandom(11);
        compare(Stream.generate(() -> randomName(random)).limit(COUNT));
    }

    private void compare(Stream<String> names) {
        try (XlServer xl = XlServer.start(version, 8, 16_384)) {
            assertThat(names).allSatisfy(name -> {
                OptionalInt libxls = xl.deviceNumber(name);
                boolean onPurpose = libxls.isPresent() && NOBODYS.matcher(name).matches();
                assertThat(ours(name)).as(name).isEqualTo(onPurpose ? OptionalInt.empty() : libxls);
            });
        }
    }

    private static OptionalInt ours(String name) {
        try {
            return OptionalInt.of(Vdev.parse(name).number());
        } catch (SpecException e) {
            return OptionalInt.empty();
        }
    }

    private static String randomName(SplittableRandom random) {
        String name =
                switch (random.nextInt(6)) {
                    case 0 -> "xvd" + letters(random, 1 + random.nextInt(5)) + partition(random);
                    case 1 -> "hd" + letters(random, 1) + partition(random);
                    case 2 -> "sd" + letters(random, 1) + partition(random);
                    case 3 -> "d" + number(random, 21) + "p" + number(random, 9);
                    case 4 -> number(random, 32);
                    default -> letters(random, 1 + random.nextInt(3)) + partition(random);
                };
        int at = random.nextInt(name.length());
        return switch (random.nextInt(10)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + "0x9adhpsv.:/A \u00e4".charAt(random.nextInt(15)) + name.substring(at);
            default -> name;
        };
    }

    private static String letters(SplittableRandom random, int most) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < most; i++) {
            letters.append((char) ('a' + random.nextInt(random.nextBoolean() ? 4 : 26)));
        }
        return letters.toString();
    }

    private static String partition(SplittableRandom random) {
        return random.nextBoolean() ? "" : Integer.toString(random.nextInt(random.nextBoolean() ? 17 : 300));
    }

    /** Of up to so many bits, in each of C's bases. */
    private static String number(SplittableRandom random, int bits) {
        long number = random.nextLong(1L << 1 + random.nextInt(bits));
        return switch (random.nextInt(4)) {
            case 0 -> "0x" + Long.toHexString(number);
            case 1 -> "0" + Long.toOctalString(number);
            default -> Long.toString(number);
        };
    }
}
