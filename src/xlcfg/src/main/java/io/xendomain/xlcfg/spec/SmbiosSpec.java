package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.TextType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the guest's firmware says of its machine: SMBIOS_SPEC_STRING of xl.cfg(5). */
public final class SmbiosSpec {
    private static final TextType VALUE = TextType.matching("^[^\\x00-\\x1f\\x7f]+$", 255, "text");
    private static final int MAX_OEM = 99;

    /** One each. */
    private static final List<String> NAMES = List.of(
            "bios_vendor",
            "bios_version",
            "system_manufacturer",
            "system_product_name",
            "system_version",
            "system_serial_number",
            "baseboard_manufacturer",
            "baseboard_product_name",
            "baseboard_version",
            "baseboard_serial_number",
            "baseboard_asset_tag",
            "baseboard_location_in_chassis",
            "enclosure_manufacturer",
            "enclosure_serial_number",
            "enclosure_asset_tag",
            "battery_manufacturer",
            "battery_device_name");

    public static final Key<List<String>> OEM =
            Key.named("oem", ListType.of(VALUE, MAX_OEM)).description("Strings of the OEM.");

    public static final Fields FIELDS = new Fields(
            "what the firmware says of its machine",
            Stream.concat(NAMES.stream().map(SmbiosSpec::key), Stream.of(OEM)).toList());

    public static final StructType TYPE = new StructType(FIELDS, new ListSyntax(false, OEM));

    private SmbiosSpec() {}

    private static Key<?> key(String name) {
        String words = name.replace('_', ' ');
        String sentence = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return Key.named(name, VALUE).description(sentence.replace("Bios", "BIOS") + ".");
    }
}
