package io.xendomain.xlcfg.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.SpecException;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts with a grammar of their own, one by one. */
class SpecTypesTest {

    @ParameterizedTest
    @CsvSource({
        "xvda, 51712, 0",
        "xvda1, 51713, 0",
        "xvda15, 51727, 0",
        "xvda16, 268435472, 0",
        "xvdb, 51728, 1",
        "xvdp, 51952, 15",
        "xvdq, 268439552, 16",
        "xvdz, 268441856, 25",
        "xvdaa, 268442112, 26",
        "xvdp255, 268439551, 15",
        "xvdbgqcv, 536870656, 1048575",
        "d0p0, 51712, 0",
        "d1p2, 51730, 1",
        "d16p1, 268439553, 16",
        "d0x10p1, 268439553, 16",
        "d1048575p255, 536870911, 1048575",
        "hda, 768, 0",
        "hdb, 832, 1",
        "hdc, 5632, 2",
        "hdd, 5696, 3",
        "hda63, 831, 0",
        "sda, 2048, 0",
        "sdp15, 2303, 15",
        "51712, 51712,",
        "0xca00, 51712,",
        "0145000, 51712,",
        "2147483647, 2147483647,",
        "017777777777, 2147483647,"
    })
    void aVdevIsTheDeviceNumberThatLibxlMakesOfIt(String name, int number, Integer disk) {
        Vdev vdev = Vdev.parse(name);

        assertThat(vdev.number()).isEqualTo(number);
        assertThat(vdev.disk()).isEqualTo(disk == null ? OptionalInt.empty() : OptionalInt.of(disk));
        assertThat(Vdev.TYPE.printer().apply(vdev)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "xvd", "xvd1", "xvda0", "xvda01", "xvda256", "xvdbgqcw", "hde", "hda64", "hda0", "sdq", "sda16",
                        "/dev/xvda",
                "xvdA", "vda", "d0", "d0p", "d0p256", "d1048576p0", "d-1p0", "-1", "2147483648", "08", "0x", "xvda ",
                        " xvda",
                "hda:cdrom"
            })
    void aVdevWithoutADeviceNumberIsRefusedHereAndNotOnlyAtCreate(String name) {
        org.assertj.core.api.Assertions.assertThatExceptionOfType(SpecException.class)
                .isThrownBy(() -> Vdev.parse(name));
        assertThat(Reading.ofText(Vdev.TYPE, name).isRefused()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"xvd, 300, 255", "hd, 3, 63", "sd, 15, 15"})
    void noTwoNamesOfOneKindShareANumber(String kind, int lastDisk, int lastPartition) {
        Map<Integer, String> names = new HashMap<>();
        for (int disk = 0; disk <= lastDisk; disk++) {
            String letters = (disk < 26 ? "" : "" + (char) ('a' + disk / 26 - 1)) + (char) ('a' + disk % 26);
            for (int partition = 0; partition <= lastPartition; partition++) {
                String name = kind + letters + (partition == 0 ? "" : partition);
                Vdev vdev = Vdev.parse(name);
                assertThat(names.put(vdev.number(), name)).as(name).isNull();
                assertThat(vdev.disk()).hasValue(disk);
                if (kind.equals("xvd")) {
                    assertThat(Vdev.parse("d%dp%d".formatted(disk, partition))).isEqualTo(vdev);
                }
            }
        }
    }

    @Test
    void twoNamesOfOneDeviceAreEqual() {
        assertThat(Vdev.parse("xvda")).isEqualTo(Vdev.parse("d0p0")).isEqualTo(Vdev.parse("51712"));
        assertThat(Vdev.parse("xvda")).isNotEqualTo(Vdev.parse("hda"));
    }

    @ParameterizedTest
    @CsvSource({
        "00:16:3e:01:02:03, 00:16:3e:01:02:03",
        "00:16:3E:AB:CD:EF, 00:16:3e:ab:cd:ef",
        "0:16:3e:1:2:3, 00:16:3e:01:02:03",
        "00-16-3e-00-00-01, 00:16:3e:00:00:01",
        "fe:ff:ff:ff:ff:ff, fe:ff:ff:ff:ff:ff"
    })
    void aMacIsWrittenInLowerCaseWithColons(String text, String canonical) {
        assertThat(Mac.parse(text)).hasToString(canonical).isEqualTo(Mac.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:00:00:00:00:00", // xl: random
                "01:00:5e:00:00:01", // xl: takes multicast
                "ff:ff:ff:ff:ff:ff",
                "00163e000001",
                "00:16:3e:01:02",
                "00:16:3e:01:02:03:04", // xl: ignores the seventh
                "00.16.3e.01.02.03", // xl: takes any character between
                "00:16:3e:01:02:100",
                "00:16:3e:01:02:",
                "zz:16:3e:01:02:03"
            })
    void aMacThatNoInterfaceCanHaveIsRefused(String text) {
        assertThat(Reading.ofText(Mac.TYPE, text).isRefused()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10Mb/s, 10Mb/s, 62500, 50000",
        "250KB/s, 250KB/s, 12500, 50000",
        "1GB/s@1us, 1GB/s@1us, 1000, 1",
        "1MB/s@20ms, 1MB/s@20ms, 20000, 20000",
        "1MB/s@20m, 1MB/s@20ms, 20000, 20000",
        "1MB/s@50ms, 1MB/s, 50000, 50000",
        "1MB/s@50000u, 1MB/s, 50000, 50000",
        "1MB/s@2, 1MB/s@2s, 2000000, 2000000",
        "1MB/s@2s, 1MB/s@2s, 2000000, 2000000",
        "20B/s, 20B/s, 1, 50000",
        "39B/s, 39B/s, 1, 50000",
        "160b/s, 160b/s, 1, 50000",
        "7b/s@4000s, , ,",
        "010KB/s, 8KB/s, 400, 50000",
        "4294967295GB/s@1us, 4294967295GB/s@1us, 4294967295000, 1"
    })
    void aRateIsWhatXlComputesInWholeBytes(String text, String canonical, BigInteger bytes, Long micros) {
        if (canonical == null) {
            assertThat(Reading.ofText(Rate.TYPE, text).isRefused()).isTrue();
            return;
        }
        Rate rate = Rate.parse(text);
        assertThat(rate).hasToString(canonical).isEqualTo(Rate.parse(canonical));
        assertThat(rate.bytesPerInterval()).isEqualTo(bytes);
        assertThat(rate.intervalMicros()).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10Mb",
                "10mb/s",
                "10Kib/s",
                "1.5Mb/s",
                "-1Mb/s",
                "10 Mb/s",
                "10Mb/s@",
                "10Mb/s@x",
                "10Mb/s@1h",
                "0Mb/s",
                "08Mb/s",
                "4294967296b/s",
                "1MB/s@0",
                "1MB/s@4295s",
                "4294967295GB/s@4294s",
                "10B/s", // 0 is unlimited
                "7b/s",
                "1B/s@999ms"
            })
    void aRateThatXlRefusesOrTakesForUnlimitedIsRefused(String text) {
        assertThat(Reading.ofText(Rate.TYPE, text).isRefused()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all | all | 0-7",
                "0-3,^2 | 0-3,^2 | 0-1,3",
                "^1,0-3 | ^1,0-3 | 0-3",
                "0-3,^1-2 | 0-3,^1-2 | 0,3",
                "all,^7 | all,^7 | 0-6",
                "3 | 3 | 3",
                "3-3 | 3 | 3",
                "0-3, | 0-3 | 0-3",
                ",,2,,3 | 2,3 | 2-3",
                "2, 3 | 2,3 | 2-3",
                "02 | 2 | 2",
                "nodes:all | all | 0-7",
                "node:1 | nodes:1 | 4-7",
                "nodes:0-1,^nodes:1,^0 | nodes:0-1,^nodes:1,^0 | 1-3",
                "6-100 | 6-100 | 6-7",
                "100 | 100 |"
            })
    void aCpuListSelectsWhatXlSelects(String text, String canonical, String expected) {
        CpuList list = CpuList.parse(text);

        assertThat(list).hasToString(canonical).isEqualTo(CpuList.parse(canonical));
        assertThat(list.expand(8, SpecTypesTest::fourCpusEach)).isEqualTo(bits(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "^all",
                "^nodes:all",
                "3-1",
                "a",
                "0x1",
                "-1",
                "1-",
                "1 ",
                "0 -3",
                " ^1",
                " nodes:1",
                "1;2",
                "nodes:",
                "^^1",
                "99999",
                "nodes:64",
                "all 1"
            })
    void aCpuListThatXlRefusesIsRefused(String text) {
        assertThat(Reading.ofText(CpuList.TYPE, text).isRefused()).isTrue();
    }

    @Test
    void beforeXen45AnItemForOneVcpuIsASingleNumber() {
        assertThat(CpuList.FOR_ONE_VCPU.later().since()).isEqualTo(XenVersion.of("4.5"));
        assertThat(Stream.of("3", "0-3", "all")
                        .map(CpuList::parse)
                        .filter(CpuList.FOR_ONE_VCPU.later().values()))
                .extracting(CpuList::toString)
                .containsExactly("0-3", "all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123abcd-0123-0123-0123-0123456789a",
                "0123abcd012301230123456789abcdef",
                "{0123abcd-0123-0123-0123-0123456789ab}",
                "00000000-0000-0000-0000-000000000000",
                "0123abcg-0123-0123-0123-0123456789ab",
                "1-1-1-1-1"
            })
    void aUuidHasItsDashesAndIsNotThatOfDom0(String text) {
        assertThat(Reading.ofText(Uuids.TYPE, text).isRefused()).isTrue();
    }

    @Test
    void aUuidIsWrittenInLowerCase() {
        assertThat(Uuids.parse("0123ABCD-0123-0123-0123-0123456789AB"))
                .hasToString("0123abcd-0123-0123-0123-0123456789ab");
    }

    private static BitSet fourCpusEach(int node) {
        return IntStream.range(node * 4, node * 4 + 4).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static BitSet bits(String ranges) {
        BitSet bits = new BitSet();
        if (ranges != null) {
            for (String range : ranges.split(",")) {
                NumberRange numbers = NumberRange.parse(range, 7);
                bits.set(numbers.first(), numbers.last() + 1);
            }
        }
        return bits;
    }
}
