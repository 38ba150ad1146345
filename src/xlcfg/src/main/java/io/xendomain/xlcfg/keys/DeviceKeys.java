package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;
import static io.xendomain.xlcfg.GuestType.PV;
import static io.xendomain.xlcfg.GuestType.PVH;

import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.spec.ChannelSpec;
import io.xendomain.xlcfg.spec.DiskSpec;
import io.xendomain.xlcfg.spec.P9Spec;
import io.xendomain.xlcfg.spec.PvcallsSpec;
import io.xendomain.xlcfg.spec.UsbDevice;
import io.xendomain.xlcfg.spec.UsbctrlSpec;
import io.xendomain.xlcfg.spec.VdisplSpec;
import io.xendomain.xlcfg.spec.VfbSpec;
import io.xendomain.xlcfg.spec.VifSpec;
import io.xendomain.xlcfg.spec.VirtioSpec;
import io.xendomain.xlcfg.spec.VkbSpec;
import io.xendomain.xlcfg.spec.VsndSpec;
import io.xendomain.xlcfg.spec.VtpmSpec;
import java.util.EnumSet;
import java.util.List;

/** Section "Devices": devices that are made for the guest. Those of the host are in HostDeviceKeys. */
public final class DeviceKeys {

    public static final Key<List<Struct>> DISK = Key.named(
                    "disk", ListType.of(DiskSpec.TYPE, 128).keyedBy(DiskSpec.VDEV))
            .section("Devices")
            .defaultsTo("no disks")
            .live("xl block-attach, xl block-detach, xl cd-insert, xl cd-eject")
            .privileged("a disk can be any file or device of dom0")
            .description("Disks and CD-ROM drives.");

    public static final Key<List<Struct>> VIF = devices("vif", VifSpec.TYPE, 64)
            .defaultsTo("no network interfaces")
            .live("xl network-attach, xl network-detach")
            .privileged("an interface can be in any network of the host")
            .description("Network interfaces. An empty item is one with all defaults.");

    public static final Key<List<Struct>> VTPM = devices("vtpm", VtpmSpec.TYPE, 16)
            .live("xl vtpm-attach, xl vtpm-detach")
            .privileged("names another domain to serve the TPM")
            .description("Virtual TPMs.");

    public static final Key<List<Struct>> P9 = devices("p9", P9Spec.TYPE, 32)
            .since("4.9")
            .privileged("lets the guest read and write folders of dom0")
            .description("Folders of dom0 that the guest can mount by 9pfs.");

    public static final Key<List<Struct>> PVCALLS = devices("pvcalls", PvcallsSpec.TYPE, 16)
            .since("4.11")
            .privileged("the guest's connections come from another domain's addresses")
            .description("Frontends for sockets that another domain makes. Experimental.");

    public static final Key<List<Struct>> VFB = devices("vfb", VfbSpec.TYPE, 16)
            .guests(PV)
            .defaultsTo("made of vnc and its kin when vnc is true")
            .privileged("starts a program in dom0 that opens a TCP port")
            .description("Screens of a PV guest. With them, vnc and its kin at the top mean nothing to a PV guest.");

    public static final Key<List<Struct>> CHANNEL = devices("channel", ChannelSpec.TYPE, 32)
            .since("4.5")
            .privileged("makes sockets in dom0")
            .description("Byte streams between programs in the guest and in dom0.");

    public static final Key<List<Struct>> USBCTRL = devices("usbctrl", UsbctrlSpec.TYPE, 16)
            .since("4.7")
            .live("xl usbctrl-attach, xl usbctrl-detach")
            .description("USB controllers that usbdev plugs devices in.");

    public static final Key<List<Struct>> VDISPL = devices("vdispl", VdisplSpec.TYPE, 16)
            .since("4.10")
            .live("xl vdispl-attach, xl vdispl-detach")
            .privileged("names another domain to serve the display")
            .description("Paravirtual displays.");

    public static final Key<List<Struct>> VSND = devices("vsnd", VsndSpec.TYPE, 16)
            .since("4.12")
            .live("xl vsnd-attach, xl vsnd-detach")
            .privileged("names another domain to serve the card")
            .description("Paravirtual sound cards.");

    public static final Key<List<Struct>> VKB = devices("vkb", VkbSpec.TYPE, 16)
            .since("4.12")
            .changedFor(
                    EnumSet.of(HVM),
                    "4.19",
                    devices -> !devices.isEmpty(),
                    "is not empty",
                    "vkbDevice adds one more keyboard",
                    "the guest has these alone",
                    "add the one that is missing, if the guest needs it")
            .live("xl vkb-attach, xl vkb-detach")
            .privileged("names another domain to serve the device")
            .description("Paravirtual keyboards, pointers and touch screens.");

    public static final Key<List<Struct>> VIRTIO = devices("virtio", VirtioSpec.TYPE, 32)
            .guests(PV, PVH)
            .since("4.18")
            .privileged("names another domain to serve the device")
            .description("virtio devices of an Arm guest.");

    /** Emulated hardware, section "Fully-virtualised (HVM) Guest Specific Options". */
    public static final Key<List<UsbDevice>> USBDEVICE = Key.named(
                    "usbdevice", ListType.of(UsbDevice.TYPE, 16).orSingle())
            .section("Fully-virtualised (HVM) Guest Specific Options / Miscellaneous Emulated Hardware")
            .guests(HVM)
            .privileged("host: hands out USB devices of dom0, disk: and serial: open paths of dom0")
            .description("Emulated USB devices, as tablet for a pointer that follows the one outside. Needs usb.");

    static final List<Key<?>> EMULATED = List.of(USBDEVICE);

    static final List<Key<?>> ALL =
            List.of(DISK, VIF, VTPM, P9, PVCALLS, VFB, CHANNEL, USBCTRL, VDISPL, VSND, VKB, VIRTIO);

    private DeviceKeys() {}

    private static Key.Builder<List<Struct>> devices(String name, StructType item, int most) {
        return Key.named(name, ListType.of(item, most)).section("Devices");
    }
}
