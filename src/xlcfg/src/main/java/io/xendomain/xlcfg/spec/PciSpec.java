package io.xendomain.xlcfg.spec;

import static io.xendomain.xlcfg.spec.SpecTexts.FLAG;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import java.util.List;

/** PCI_SPEC_STRING: xl-pci-configuration(5). */
public final class PciSpec {
    public static final Key<PciAddress> BDF = Key.named("bdf", PciAddress.TYPE)
            .privileged("hands a device of the host to the guest")
            .description("Address of the device, as 0000:03:00.0; * instead of the function for all. It has to be made"
                    + " assignable on the host before.");

    public static final Key<String> NAME = Key.named("name", SpecTexts.item(128))
            .since("4.15")
            .privileged("hands a device of the host to the guest")
            .description("Name that the device was given when it was made assignable, instead of bdf.");

    public static final Key<Long> VSLOT = Key.named("vslot", new IntegerType(0, 0x1f))
            .defaultsTo("0, which is a free one")
            .description(
                    "Slot of the guest's PCI bus where the device appears. Hexadecimal in xl.cfg, a plain number here.");

    public static final Key<Boolean> PERMISSIVE = Key.named("permissive", FLAG)
            .guests(GuestType.PV)
            .defaultsTo("pciPermissive")
            .privileged("lets the guest write to the whole configuration space of the device")
            .description("Whether the guest may write where pciback would not let it.");

    public static final Key<Boolean> MSITRANSLATE = Key.named("msitranslate", FLAG)
            .defaultsTo("pciMsitranslate")
            .description("Whether legacy interrupts are made of the device's MSI. Of no use with today's qemu.");

    public static final Key<Boolean> SEIZE = Key.named("seize", FLAG)
            .since("4.5")
            .defaultsTo("pciSeize")
            .privileged("takes the device away from its driver in dom0")
            .description("Whether the device is made assignable when the domain is created.");

    public static final Key<Boolean> POWER_MGMT = Key.named("power_mgmt", FLAG)
            .guests(GuestType.HVM)
            .defaultsTo("pciPowerMgmt")
            .description("Whether the guest may change the power state of the device.");

    public static final Key<String> RDM_POLICY = Key.named(
                    "rdm_policy", EnumType.of("strict", "relaxed").spelled(EnumType.Spelling.ANY_CASE))
            .since("4.6")
            .guests(GuestType.HVM)
            .defaultsTo("strict")
            .description("What happens when memory that the device reserves collides with the guest's: strict refuses,"
                    + " relaxed warns.");

    public static final Fields FIELDS = new Fields(
            "a PCI device", List.of(BDF, NAME, VSLOT, PERMISSIVE, MSITRANSLATE, SEIZE, POWER_MGMT, RDM_POLICY));

    public static final StructType TYPE = new StructType(FIELDS, new PciSyntax(), PciSpec::check);

    private PciSpec() {}

    private static Struct check(Struct device, Place place) {
        if (device.has(BDF) && device.has(NAME)) {
            place.child(NAME)
                    .report(
                            Code.Conflict,
                            device.get(NAME),
                            "bdf is set, too, and xl refuses both",
                            "remove one of them");
        } else if (!device.has(BDF) && !device.has(NAME)) {
            place.say(
                    Code.MissingCompanion,
                    place.field() + " has neither bdf nor name, but must have one of them; set bdf to the address that"
                            + " xl pci-assignable-list shows");
        }
        return device;
    }
}
