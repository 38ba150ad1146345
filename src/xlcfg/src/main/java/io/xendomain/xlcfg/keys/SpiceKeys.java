package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;
import static io.xendomain.xlcfg.keys.KeyTypes.FLAG;
import static io.xendomain.xlcfg.keys.KeyTypes.TCP_PORT;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.SecretRef;
import io.xendomain.xlcfg.model.SecretRefType;
import io.xendomain.xlcfg.model.TextType;
import io.xendomain.xlcfg.model.ValueType;
import java.util.List;

/** Section "Fully-virtualised (HVM) Guest Specific Options / Spice Graphics Support". */
public final class SpiceKeys {
    public static final Key<Boolean> SPICE = spice("spice", FLAG)
            .defaultsTo("false")
            .privileged("opens a TCP port of dom0")
            .description("Whether the guest's screen can be reached by SPICE. Needs spiceport or spicetlsPort, and"
                    + " spicepasswd or spicedisableTicketing.");

    public static final Key<String> SPICEHOST = spice(
                    "spicehost", TextType.matching("^[0-9A-Za-z.:-]+$", 255, "an address or a host name"))
            .defaultsTo("every address of dom0")
            .privileged("address of dom0 that the console is open on")
            .description("Address of dom0 where SPICE listens.");

    public static final Key<Long> SPICEPORT = spice("spiceport", TCP_PORT)
            .unit("TCP port")
            .defaultsTo("0, which is none")
            .privileged("chooses a TCP port of dom0")
            .description("Port of dom0 where SPICE listens.");

    public static final Key<Long> SPICETLS_PORT = spice("spicetls_port", TCP_PORT)
            .unit("TCP port")
            .defaultsTo("0, which is none")
            .privileged("chooses a TCP port of dom0")
            .description("Port of dom0 where SPICE listens for TLS. xl cannot say which certificates to use.");

    public static final Key<Boolean> SPICEDISABLE_TICKETING = spice("spicedisable_ticketing", FLAG)
            .defaultsTo("false")
            .description("Whether everybody who reaches the port is let in without a password.");

    /** qemu would take what follows a comma for another of its options. */
    public static final Key<String> SPICEPASSWD = spice(
                    "spicepasswd", TextType.matching("^[^,\\x00-\\x1f\\x7f]*$", 64, "text without a comma"))
            .secret()
            .privileged("part of an option of qemu")
            .description("Password of the SPICE console. Better kept in a Secret: spicepasswdSecretRef.");

    public static final Key<SecretRef> SPICEPASSWD_SECRET_REF = spice("spicepasswd", new SecretRefType(SPICEPASSWD))
            .field("spicepasswdSecretRef")
            .privileged("part of an option of qemu")
            .description("Key of a Secret in the same namespace with the password of the SPICE console.");

    public static final Key<Boolean> SPICEAGENT_MOUSE = spice("spiceagent_mouse", FLAG)
            .defaultsTo("true")
            .description("Whether the SPICE agent in the guest passes the mouse on.");

    public static final Key<Boolean> SPICEVDAGENT = spice("spicevdagent", FLAG)
            .defaultsTo("false")
            .description("Whether the SPICE agent in the guest can be reached.");

    public static final Key<Boolean> SPICE_CLIPBOARD_SHARING = spice("spice_clipboard_sharing", FLAG)
            .defaultsTo("false")
            .description("Whether guest and viewer share a clipboard. Needs spicevdagent.");

    public static final Key<Long> SPICEUSBREDIRECTION = spice("spiceusbredirection", new IntegerType(0, 4))
            .unit("channels")
            .defaultsTo("0")
            .description("How many USB devices of the viewer's machine the guest can have. Not with usb, usbdevice or"
                    + " usbversion.");

    public static final Key<String> SPICE_IMAGE_COMPRESSION = spice(
                    "spice_image_compression", EnumType.of("off", "auto_glz", "auto_lz", "quic", "glz", "lz"))
            .since("4.6")
            .defaultsTo("auto_glz")
            .description("How SPICE compresses images.");

    public static final Key<String> SPICE_STREAMING_VIDEO = spice(
                    "spice_streaming_video", EnumType.of("filter", "all", "off"))
            .since("4.6")
            .defaultsTo("filter")
            .description("What SPICE sends as a video stream.");

    static final List<Key<?>> ALL = List.of(
            SPICE,
            SPICEHOST,
            SPICEPORT,
            SPICETLS_PORT,
            SPICEDISABLE_TICKETING,
            SPICEPASSWD,
            SPICEPASSWD_SECRET_REF,
            SPICEAGENT_MOUSE,
            SPICEVDAGENT,
            SPICE_CLIPBOARD_SHARING,
            SPICEUSBREDIRECTION,
            SPICE_IMAGE_COMPRESSION,
            SPICE_STREAMING_VIDEO);

    private SpiceKeys() {}

    private static <T> Key.Builder<T> spice(String name, ValueType<T> type) {
        return Key.named(name, type)
                .section("Fully-virtualised (HVM) Guest Specific Options / Spice Graphics Support")
                .guests(HVM);
    }
}
