package io.xendomain.xlcfg.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Key;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the two lists is declared, and the declaration says what the row says. */
class KeyTableTest {
    private static final XenVersion BOOKWORM = XenVersion.of("4.17");
    private static final XenVersion TRIXIE = XenVersion.of("4.20");

    /** Of the man page's keys for one type of guest, those that xl reads for more; seen in the JSON it prints. */
    private static final Set<String> WIDER = Set.of(
            "kernel",
            "ramdisk",
            "bootloader",
            "bootloader_args",
            "root",
            "extra",
            "hap",
            "shadow_memory",
            "acpi",
            "apic",
            "nestedhvm",
            "cpuid",
            "timer_mode",
            "vnc",
            "vnclisten",
            "vncdisplay",
            "vncunused",
            "vncpasswd",
            "keymap",
            "sdl",
            "opengl");

    /** xl still reads them: the one it answers with a warning, which an agent takes for a refusal, the other it loses. */
    private static final Set<String> AS_GOOD_AS_GONE = Set.of("altp2mhvm", "rdm");

    /** They name the domain that serves a device, which the list finds harmless and we do not. */
    private static final Set<String> MORE_PRIVILEGED = Set.of("vdispl", "vsnd", "vkb");

    static List<TableRow> manPage() {
        return TableRow.manPage();
    }

    static List<TableRow> later() {
        return TableRow.later();
    }

    static Stream<TableRow> keyRows() {
        return Stream.concat(manPage().stream(), later().stream())
                .filter(row -> !Declared.of(row).isEmpty());
    }

    @Test
    void theNewestXenKnowsTheNewestKey() {
        assertThat(Keys.all())
                .extracting(Key::since)
                .allSatisfy(since -> assertThat(since).isBetween(XenVersion.OLDEST, XenVersion.NEWEST))
                .contains(XenVersion.NEWEST);
    }

    @Test
    void knowsBothListsWhole() {
        assertThat(manPage()).hasSize(120);
        assertThat(later()).hasSize(88);
    }

    @ParameterizedTest
    @MethodSource({"manPage", "later"})
    void everyRowIsDeclared(TableRow row) {
        assertThat(Declared.of(row)).hasSize(Declared.wanted(row));
    }

    @Test
    void everyKeyIsInAList() {
        Set<String> rows = Stream.concat(manPage().stream(), later().stream())
                .map(TableRow::key)
                .collect(Collectors.toSet());

        assertThat(Keys.names()).allMatch(rows::contains);
    }

    @ParameterizedTest
    @MethodSource("keyRows")
    void isTyped(TableRow row) {
        assertThat(Declared.of(row)).allSatisfy(key -> assertThat(key.type())
                .as(row.cell("value_type"))
                .matches(Declared.typeOf(row), row.cell("value_type")));
    }

    @ParameterizedTest
    @MethodSource("keyRows")
    void isDocumented(TableRow row) {
        assertThat(Declared.of(row))
                .allSatisfy(key -> assertThat(key.description()).isNotBlank().endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("manPage")
    void standsInTheSectionOfTheManPage(TableRow row) {
        assertThat(topLevel(row)).allSatisfy(key -> assertThat(key.section()).isEqualTo(row.cell("section")));
    }

    @ParameterizedTest
    @MethodSource("manPage")
    void isForTheGuestsOfTheManPage(TableRow row) {
        Set<GuestType> theirs = guests(row.cell("applies_to"));

        assertThat(Declared.guests(row)).containsAll(theirs);
        assertThat(Declared.guests(row).size() > theirs.size()).isEqualTo(WIDER.contains(row.key()));
    }

    @ParameterizedTest
    @MethodSource("later")
    void isForTheGuestsOfTheLaterList(TableRow row) {
        assertThat(topLevel(row))
                .allSatisfy(key -> assertThat(key.guestTypes()).isEqualTo(guests(row.cell("applies_to"))));
    }

    @ParameterizedTest
    @MethodSource("later")
    void cameWithTheReleaseOfTheLaterList(TableRow row) {
        assertThat(topLevel(row))
                .filteredOn(key -> !Declared.isInsideOlderKey(row))
                .allSatisfy(key -> assertThat(key.since()).isEqualTo(release(row.cell("since_xen_release"))));
    }

    @ParameterizedTest
    @MethodSource("manPage")
    void isGoneWhereTheManPageListSaysSo(TableRow row) {
        boolean gone = row.cell("status_4.17").startsWith("removed");

        assertThat(topLevel(row)).allSatisfy(key -> {
            assertThat(key.since()).isEqualTo(XenVersion.OLDEST);
            assertThat(key.knownTo(BOOKWORM)).isEqualTo(!gone);
            assertThat(key.knownTo(TRIXIE)).isEqualTo(!gone);
        });
    }

    @ParameterizedTest
    @MethodSource("later")
    void isKnownToTheReleasesOfTheLaterList(TableRow row) {
        boolean gone = AS_GOOD_AS_GONE.contains(row.key());

        assertThat(topLevel(row)).allSatisfy(key -> {
            assertThat(key.knownTo(BOOKWORM)).isEqualTo(row.cell("in_4.17").equals("yes") && !gone);
            assertThat(key.knownTo(TRIXIE)).isEqualTo(row.cell("in_4.20").equals("yes") && !gone);
        });
    }

    @ParameterizedTest
    @MethodSource("manPage")
    void isPrivilegedWhereTheManPageListSaysSo(TableRow row) {
        assertThat(Declared.of(row))
                .allSatisfy(key -> assertThat(!key.privilege().isEmpty())
                        .isEqualTo(row.cell("privileged_for_host").startsWith("yes")));
    }

    @ParameterizedTest
    @MethodSource("later")
    void isPrivilegedWhereTheLaterListSaysSo(TableRow row) {
        assertThat(topLevel(row)).allSatisfy(key -> assertThat(!key.privilege().isEmpty())
                .isEqualTo(row.cell("notes").contains("PRIVILEGED")
                        || key.name().startsWith("on_")
                        || MORE_PRIVILEGED.contains(key.name())));
    }

    @ParameterizedTest
    @MethodSource("manPage")
    void changesLiveByTheCommandOfTheManPageList(TableRow row) {
        String cell = row.cell("hot_change");
        boolean live = cell.contains("xl ") && !cell.startsWith("none") && !cell.contains("config-update");

        assertThat(topLevel(row)).allSatisfy(key -> {
            assertThat(!key.liveCommand().isEmpty()).isEqualTo(live);
            assertThat(
                            key.liveCommand().isEmpty()
                                    ? List.<String>of()
                                    : List.of(key.liveCommand().split(", ")))
                    .allMatch(cell::contains);
        });
    }

    @ParameterizedTest
    @MethodSource("later")
    void changesLiveByTheCommandOfTheLaterList(TableRow row) {
        assertThat(topLevel(row))
                .allSatisfy(key -> assertThat(!key.liveCommand().isEmpty())
                        .isEqualTo(row.cell("notes").contains("hot: xl ")));
    }

    @ParameterizedTest
    @MethodSource("manPage")
    void tellsItsDefault(TableRow row) {
        Predicate<String> nothing =
                cell -> cell.isEmpty() || cell.equals("\"\"") || cell.startsWith("none") || cell.startsWith("no ");

        assertThat(topLevel(row)).allSatisfy(key -> assertThat(
                        nothing.test(row.cell("default")) || !key.defaultText().isEmpty())
                .as("default %s", row.cell("default"))
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("manPage")
    void tellsTheUnitOfItsNumber(TableRow row) {
        assertThat(topLevel(row)).filteredOn(Declared::isNumber).allSatisfy(key -> assertThat(
                        !key.unit().isEmpty())
                .isEqualTo(!row.cell("unit").isEmpty()));
    }

    private static List<Key<?>> topLevel(TableRow row) {
        return Declared.of(row).stream().filter(key -> Keys.all().contains(key)).toList();
    }

    private static XenVersion release(String cell) {
        if (cell.startsWith("master")) {
            return XenVersion.of("4.22");
        }
        XenVersion release = XenVersion.of(cell);
        return release.isBefore(XenVersion.OLDEST) ? XenVersion.OLDEST : release;
    }

    private static Set<GuestType> guests(String cell) {
        Set<GuestType> guests = EnumSet.noneOf(GuestType.class);
        if (cell.startsWith("any")) {
            guests.addAll(EnumSet.allOf(GuestType.class));
        }
        if (cell.startsWith("arm")) { // PV to xl at first, PVH today
            guests.addAll(EnumSet.of(GuestType.PV, GuestType.PVH));
        }
        for (String word : cell.replaceAll("\\(.*", "").strip().split(",")) {
            Stream.of(GuestType.values())
                    .filter(type -> type.word().equals(word))
                    .forEach(guests::add);
        }
        return guests;
    }
}
