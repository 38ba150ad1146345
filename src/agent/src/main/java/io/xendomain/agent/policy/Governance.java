package io.xendomain.agent.policy;

import static io.xendomain.agent.policy.Section.BOOTLOADERS;
import static io.xendomain.agent.policy.Section.BRIDGES;
import static io.xendomain.agent.policy.Section.CONSOLES;
import static io.xendomain.agent.policy.Section.DISKS;
import static io.xendomain.agent.policy.Section.DISK_FORMATS;
import static io.xendomain.agent.policy.Section.FIRMWARE;
import static io.xendomain.agent.policy.Section.KERNELS;
import static io.xendomain.agent.policy.Section.PCI;
import static io.xendomain.agent.policy.Section.SCRIPTS;
import static io.xendomain.agent.policy.Section.USB;

import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.StructType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which rule each privileged key is judged by. One that is not named here has to be listed under {@code keys}. */
final class Governance {
    /** Their form alone keeps them harmless: the key table lets nothing else through. */
    private static final Set<String> SAFE_BY_FORM = Set.of("name", "spicepasswd");

    /** Judged by what their items ask for. */
    private static final Set<String> JUDGED_BY_ITEM = Set.of("disk", "vif", "vfb", "pci", "usbdev");

    private record Governed(Section section, Rule rule) {}

    private static final Map<String, Governed> SECTIONS = sections();

    /** Judged by more than the list of their values. */
    private static final Map<String, Rule> SPECIAL =
            Map.of("spice", SectionRules::spice, "usbdevice", SectionRules::emulatedUsb);

    private static final Map<String, Key<?>> PRIVILEGED = privileged();

    private Governance() {}

    /** Every privileged key, and every privileged parameter as {@code disk.script}. */
    static Map<String, Key<?>> privilegedKeys() {
        return PRIVILEGED;
    }

    /** What can be listed under {@code keys}. */
    static Set<String> names() {
        return PRIVILEGED.keySet().stream()
                .filter(name -> !SAFE_BY_FORM.contains(name) && !JUDGED_BY_ITEM.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The section that has the say over a key, by its name in the file. */
    static Optional<String> section(String name) {
        return Optional.ofNullable(SECTIONS.get(name))
                .map(governed -> governed.section().word());
    }

    static Rule of(String name) {
        if (SAFE_BY_FORM.contains(name)) {
            return (asked, rules, paths) -> Optional.empty();
        }
        Governed governed = SECTIONS.get(name);
        return governed == null ? SPECIAL.getOrDefault(name, KeyRules::judge) : governed.rule();
    }

    static boolean isJudgedByItem(String name) {
        return JUDGED_BY_ITEM.contains(name);
    }

    /** The parameters of the items of a key; empty for a key whose values are no objects. */
    static Optional<Fields> fields(Key<?> key) {
        return switch (key.type()) {
            case ListType<?> list when list.item() instanceof StructType item -> Optional.of(item.fields());
            case StructType item -> Optional.of(item.fields());
            default -> Optional.empty();
        };
    }

    private static Map<String, Governed> sections() {
        Map<String, Governed> all = new HashMap<>();
        for (String key :
                new String[] {"kernel", "ramdisk", "pvshim_path", "stubdomain_kernel", "stubdomain_ramdisk"}) {
            all.put(key, new Governed(KERNELS, SectionRules.file(KERNELS)));
        }
        for (String key : new String[] {
            "firmware", "firmware_override", "bios_path_override", "acpi_firmware", "smbios_firmware", "device_tree"
        }) {
            all.put(key, new Governed(FIRMWARE, SectionRules.fileOrWord(FIRMWARE)));
        }
        all.put("bootloader", new Governed(BOOTLOADERS, SectionRules.program(BOOTLOADERS)));
        all.put("disk.target", new Governed(DISKS, SectionRules::disk));
        all.put("disk.format", new Governed(DISK_FORMATS, SectionRules.oneOf(DISK_FORMATS, "empty"::equals)));
        all.put("disk.script", new Governed(SCRIPTS, SectionRules.program(SCRIPTS)));
        all.put("vif.script", new Governed(SCRIPTS, SectionRules.program(SCRIPTS)));
        all.put("vif.bridge", new Governed(BRIDGES, SectionRules::bridge));
        all.put("vif.gatewaydev", new Governed(BRIDGES, SectionRules::bridge));
        for (String key : new String[] {"vnclisten", "vfb.vnclisten"}) {
            all.put(key, new Governed(CONSOLES, SectionRules::vncAddress));
        }
        all.put("spicehost", new Governed(CONSOLES, SectionRules.oneOf(CONSOLES, address -> false)));
        for (String key : new String[] {"vnc", "vncdisplay", "vfb.vnc", "vfb.vncdisplay"}) {
            all.put(key, new Governed(CONSOLES, SectionRules::vnc));
        }
        all.put("pci.bdf", new Governed(PCI, SectionRules::pciDevice));
        all.put("pci.name", new Governed(PCI, SectionRules::pciDevice));
        all.put("usbdev.hostbus", new Governed(USB, SectionRules::usbDevice));
        all.put("usbdev.hostaddr", new Governed(USB, SectionRules::usbDevice));
        return Map.copyOf(all);
    }

    private static Map<String, Key<?>> privileged() {
        Map<String, Key<?>> all = new TreeMap<>();
        Keys.all().forEach(key -> collect(key, key.name(), all));
        return all;
    }

    private static void collect(Key<?> key, String name, Map<String, Key<?>> all) {
        if (!key.privilege().isEmpty()) {
            all.put(name, key);
        }
        fields(key).ifPresent(fields -> fields.keys().forEach(inner -> collect(inner, name + "." + inner.name(), all)));
    }
}
