package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.DeviceKeys.VIF;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.spec.VifSpec;
import java.util.List;
import java.util.function.Function;

/** What a network interface's parameters demand of the guest and of each other. */
final class NicRules {

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "GUEST == 'hvm' || !has(self.vif) || self.vif.all(v, !has(v.type) || v.type != 'ioemu')",
                    "only an HVM guest has emulated network cards: set type of each vif to vif, or remove it",
                    NicRules::emulated),
            Rule.of((config, root) -> Duplicates.find(config, VIF, VifSpec.MAC, Function.identity(), root)),
            Rule.of((config, root) -> Duplicates.find(config, VIF, VifSpec.VIFNAME, Function.identity(), root)),
            Rule.of((config, root) -> Duplicates.find(config, VIF, VifSpec.DEVID, Function.identity(), root)),
            Rule.of(NicRules::model));

    private NicRules() {}

    private static void emulated(DomainConfig config, Place root) {
        if (config.guestType() == GuestType.HVM) {
            return;
        }
        Items.each(config, VIF, root, (nic, place) -> {
            if ("ioemu".equals(nic.get(VifSpec.TYPE_OF_VIF))) {
                place.child(VifSpec.TYPE_OF_VIF)
                        .report(
                                Code.RefusedForGuestType,
                                "ioemu",
                                "a " + config.guestType() + " guest has no emulated network card",
                                "set it to vif, or remove it");
            }
        });
    }

    private static void model(DomainConfig config, Place root) {
        Items.each(config, VIF, root, (nic, place) -> {
            if (nic.has(VifSpec.MODEL) && !isEmulated(config, nic)) {
                place.child(VifSpec.MODEL)
                        .report(
                                Code.Ignored,
                                nic.get(VifSpec.MODEL),
                                "only an emulated network card of an HVM guest has one",
                                "remove it");
            }
        });
    }

    private static boolean isEmulated(DomainConfig config, Struct nic) {
        return config.guestType() == GuestType.HVM && !"vif".equals(nic.get(VifSpec.TYPE_OF_VIF));
    }
}
