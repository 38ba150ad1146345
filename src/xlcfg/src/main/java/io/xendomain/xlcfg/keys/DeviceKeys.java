package io.xendomain.xlcfg.keys;

import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.spec.DiskSpec;
import io.xendomain.xlcfg.spec.VifSpec;
import java.util.List;

/** Section "Devices": what the guest has, one item each. */
public final class DeviceKeys {
    private static final String SECTION = "Devices";

    public static final Key<List<Struct>> DISK = Key.named(
                    "disk", ListType.of(DiskSpec.TYPE, 128).keyedBy(DiskSpec.VDEV))
            .section(SECTION)
            .defaultsTo("no disks")
            .live("xl block-attach, xl block-detach, xl cd-insert, xl cd-eject")
            .privileged("a disk can be any file or device of dom0")
            .description("Disks and CD-ROM drives.");

    public static final Key<List<Struct>> VIF = Key.named("vif", ListType.of(VifSpec.TYPE, 64))
            .section(SECTION)
            .defaultsTo("no network interfaces")
            .live("xl network-attach, xl network-detach")
            .privileged("an interface can be in any network of the host")
            .description("Network interfaces. An empty item is one with all defaults.");

    static final List<Key<?>> ALL = List.of(DISK, VIF);

    private DeviceKeys() {}
}
