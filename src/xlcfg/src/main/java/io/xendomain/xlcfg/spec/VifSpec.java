package io.xendomain.xlcfg.spec;

import static io.xendomain.xlcfg.spec.SpecTexts.FLAG;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.TextType;
import java.util.stream.Stream;

/** NET_SPEC_STRING: xl-network-configuration(5). Every parameter may be left out. */
public final class VifSpec {
    public static final Key<Mac> MAC = Key.named("mac", Mac.TYPE)
            .defaultsTo("a random one below 00:16:3e at every start")
            .description("MAC address; those below 00:16:3e belong to Xen.");

    public static final Key<String> BRIDGE = Key.named("bridge", SpecTexts.ITEM)
            .defaultsTo("xenbr0, or what xl.conf says")
            .privileged("chooses the network of the host")
            .description("Bridge in the backend domain. With Open vSwitch also BRIDGE.VLAN:TRUNK:TRUNK.");

    public static final Key<String> GATEWAYDEV = Key.named("gatewaydev", SpecTexts.NETWORK_DEVICE)
            .defaultsTo("what xl.conf says")
            .privileged("chooses the network of the host")
            .description("Device of the backend domain to route through, for vif-route.");

    public static final Key<String> IP = Key.named("ip", SpecTexts.ITEM)
            .privileged("scripts of dom0 paste it into their commands and files")
            .description("Addresses for the hotplug script, with blanks between: vif-route makes routes of them, others"
                    + " filters.");

    public static final Key<String> SCRIPT = Key.named("script", SpecTexts.item(1024))
            .defaultsTo("vif-bridge, or what xl.conf says")
            .privileged("runs a program as root in dom0")
            .description(
                    "Hotplug script that connects the interface; a relative name is looked up in /etc/xen/scripts.");

    public static final Key<String> BACKEND = Key.named("backend", SpecTexts.DOMAIN)
            .defaultsTo("0, which is dom0")
            .privileged("names another domain to serve the interface")
            .description("Domain that serves the interface, by name or number.");

    public static final Key<String> VIFNAME = Key.named("vifname", SpecTexts.NETWORK_DEVICE)
            .defaultsTo("vifDOMID.DEVID")
            .privileged("names a network device of dom0")
            .description(
                    "Name of the interface in the backend domain. An emulated card's other half has -emu after it.");

    public static final Key<String> MODEL = Key.named(
                    "model", TextType.matching("^[A-Za-z0-9_.-]{1,32}$", 32, "a network card that qemu knows"))
            .guests(GuestType.HVM)
            .defaultsTo("rtl8139")
            .description("Network card that qemu emulates: e1000, rtl8139, ne2k_pci, pcnet, virtio-net-pci ...; vif for"
                    + " none. xl does not check it.");

    public static final Key<String> TYPE_OF_VIF = Key.named("type", EnumType.of("vif", "ioemu"))
            .defaultsTo("ioemu for HVM, else vif")
            .description("vif for a paravirtual interface alone, ioemu for an emulated card beside it (HVM only).");

    public static final Key<Rate> RATE = Key.named("rate", Rate.TYPE)
            .defaultsTo("unlimited")
            .description(
                    "How fast the guest may send, as 10Mb/s or 250KB/s@20ms: B are bytes and b bits, K, M and G steps"
                            + " of 1000, and after @ stands how often it gets its share (50ms).");

    public static final Key<Long> DEVID = Key.named("devid", new IntegerType(0, 4095, true))
            .since("4.9")
            .defaultsTo("the place in the list")
            .description("Number of the interface; unique in the domain.");

    public static final Key<Long> MTU = Key.named("mtu", new IntegerType(68, 65_535, true))
            .since("4.15")
            .defaultChanged(
                    "4.15",
                    "the largest packet is one of 1492 bytes",
                    "it is one of 1500 bytes",
                    "set it to 1492 once the host has Xen 4.15, if the network needs that")
            .unit("bytes")
            .defaultsTo("1500, or what the bridge has")
            .description("Largest packet.");

    public static final Key<String> VLAN = Key.named("vlan", SpecTexts.ITEM)
            .since("4.20")
            .privileged("chooses the network of the host")
            .description("VLAN of a bridge that filters VLANs: TAG, TAGp for the one without tag, TAG/TAG for more.");

    public static final Key<Boolean> TRUSTED = Key.named("trusted", FLAG)
            .since("4.17")
            .defaultsTo("true")
            .description("Whether the guest trusts the backend of this interface. Written as trusted or untrusted.");

    public static final Fields FIELDS = new Fields(
            "a network interface",
            Stream.concat(
                            Stream.of(
                                    MAC,
                                    BRIDGE,
                                    GATEWAYDEV,
                                    IP,
                                    SCRIPT,
                                    BACKEND,
                                    VIFNAME,
                                    MODEL,
                                    TYPE_OF_VIF,
                                    RATE,
                                    DEVID,
                                    MTU,
                                    VLAN,
                                    TRUSTED),
                            VifColo.ALL.stream())
                    .<Key<?>>map(key -> key)
                    .toList());

    /** xl prints a message about what it does not understand, and creates the interface without it. */
    public static final StructType TYPE = new StructType(
            FIELDS,
            ParameterSyntax.builder()
                    .goesOnAfterUnknown()
                    .flag(TRUSTED, "trusted", "untrusted")
                    .oldName("netdev", GATEWAYDEV)
                    .ignores("accel")
                    .build());

    private VifSpec() {}
}
