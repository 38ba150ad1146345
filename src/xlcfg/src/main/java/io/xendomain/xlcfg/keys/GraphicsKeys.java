package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;
import static io.xendomain.xlcfg.GuestType.PV;
import static io.xendomain.xlcfg.keys.KeyTypes.FLAG;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.SecretRef;
import io.xendomain.xlcfg.model.SecretRefType;
import io.xendomain.xlcfg.model.TextType;
import io.xendomain.xlcfg.model.ValueType;
import java.util.List;

/**
 * Section "Fully-virtualised (HVM) Guest Specific Options / Emulated VGA Graphics Device". The keys of VNC and SDL
 * serve a PV guest, too, when it has no vfb.
 */
public final class GraphicsKeys {
    private static final String SECTION =
            "Fully-virtualised (HVM) Guest Specific Options / Emulated VGA Graphics Device";

    /** qemu makes port 5900 + N of it. */
    static final IntegerType VNC_DISPLAY = new IntegerType(0, 65_535 - 5900);

    /** qemu takes what follows the last colon for the display, so an IPv6 address needs both brackets and a display. */
    static final TextType VNC_LISTEN = TextType.matching(
            "^([0-9A-Za-z.-]+(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+\\]:[0-9]{1,5})$",
            255,
            "an address or ADDRESS:DISPLAY, with an IPv6 address in brackets and always with a display");

    /** Names of the keyboard layouts that qemu brings along. */
    static final EnumType LAYOUT = EnumType.of(
            "ar", "bepo", "cz", "da", "de", "de-ch", "en-gb", "en-us", "es", "et", "fi", "fo", "fr", "fr-be", "fr-ca",
            "fr-ch", "hr", "hu", "is", "it", "ja", "lt", "lv", "mk", "nl", "nl-be", "no", "pl", "pt", "pt-br", "ru",
            "sl", "sv", "th", "tr");

    static final TextType X_DISPLAY =
            TextType.matching("^[A-Za-z0-9.-]*:[0-9]+([.][0-9]+)?$", 255, "an X display as :0 or HOST:0.0");

    public static final Key<Long> VIDEORAM = Key.named("videoram", new IntegerType(0, 1024))
            .section(SECTION)
            .guests(HVM)
            .unit("MiB")
            .defaultsTo("the least that the graphics card needs")
            .description(
                    "Memory of the emulated graphics card. With qemu-xen stdvga needs 16, cirrus 8 and qxl 128; with"
                            + " qemu-xen-traditional stdvga needs 8, and cirrus always has 4.");

    public static final Key<Boolean> STDVGA = Key.named("stdvga", FLAG)
            .section(SECTION)
            .guests(HVM)
            .defaultsTo("false")
            .deprecated("vga: stdvga")
            .description("Whether the graphics card is a standard VGA with VESA modes instead of a Cirrus. Ignored with"
                    + " vga.");

    public static final Key<String> VGA = Key.named(
                    "vga", EnumType.of("stdvga", "cirrus").and("4.5", "none", "qxl"))
            .section(SECTION)
            .guests(HVM)
            .defaultsTo("cirrus")
            .description("The emulated graphics card. qxl is made for SPICE.");

    public static final Key<Boolean> VNC = console("vnc", FLAG)
            .defaultsTo("true for HVM guests, else false")
            .privileged("opens a TCP port of dom0")
            .description("Whether the guest's screen can be reached by VNC.");

    public static final Key<Boolean> VNCVIEWER = Key.named("vncviewer", FLAG)
            .section(SECTION)
            .guests(HVM)
            .removedIn("4.5")
            .defaultsTo("false")
            .deprecated("a viewer of your own")
            .privileged("starts a program in dom0")
            .description("Whether xl starts a VNC viewer beside itself.");

    public static final Key<String> VNCLISTEN = console("vnclisten", VNC_LISTEN)
            .defaultsTo("127.0.0.1")
            .privileged("address of dom0 that the console is open on")
            .description("Address of dom0 where VNC listens, or ADDRESS:DISPLAY; then vncdisplay has to stay away.");

    public static final Key<Long> VNCDISPLAY = console("vncdisplay", VNC_DISPLAY)
            .defaultsTo("0, or with vncunused the first free one")
            .privileged("chooses a TCP port of dom0")
            .description("Number of the VNC display; its TCP port is 5900 more.");

    public static final Key<Boolean> VNCUNUSED = console("vncunused", FLAG)
            .defaultsTo("true")
            .description("Whether VNC takes the first free display from vncdisplay on.");

    public static final Key<String> VNCPASSWD = console("vncpasswd", TextType.upTo(64))
            .secret()
            .description("Password of the VNC console, of which VNC uses 8 characters. Better kept in a Secret:"
                    + " vncpasswdSecretRef.");

    public static final Key<SecretRef> VNCPASSWD_SECRET_REF = console("vncpasswd", new SecretRefType(VNCPASSWD))
            .field("vncpasswdSecretRef")
            .description("Key of a Secret in the same namespace with the password of the VNC console.");

    public static final Key<String> KEYMAP = console("keymap", LAYOUT)
            .defaultsTo("en-us")
            .description("Keyboard layout of whoever sits at the VNC console.");

    public static final Key<Boolean> SDL = console("sdl", FLAG)
            .defaultsTo("false")
            .privileged("opens a window on the X display of dom0")
            .description("Whether the guest's screen is a window in dom0.");

    public static final Key<Boolean> OPENGL = console("opengl", FLAG)
            .defaultsTo("false")
            .description("Whether the window in dom0 is drawn by OpenGL. Needs sdl.");

    public static final Key<String> DISPLAY = console("display", X_DISPLAY)
            .since("4.5")
            .privileged("chooses an X server that dom0 draws on")
            .description("X display for the window in dom0. Needs sdl.");

    public static final Key<String> XAUTHORITY = console("xauthority", KeyTypes.PATH)
            .since("4.5")
            .privileged("a file of dom0 with the right to use an X server")
            .description("File in dom0 with the X authority for the window. Needs sdl.");

    public static final Key<Boolean> NOGRAPHIC = Key.named("nographic", FLAG)
            .section(SECTION)
            .guests(HVM)
            .defaultsTo("false")
            .description("Whether the guest has neither screen nor VNC; its serial port then defaults to stdio.");

    static final List<Key<?>> ALL = List.of(
            VIDEORAM,
            STDVGA,
            VGA,
            VNC,
            VNCVIEWER,
            VNCLISTEN,
            VNCDISPLAY,
            VNCUNUSED,
            VNCPASSWD,
            VNCPASSWD_SECRET_REF,
            KEYMAP,
            SDL,
            OPENGL,
            DISPLAY,
            XAUTHORITY,
            NOGRAPHIC);

    private GraphicsKeys() {}

    private static <T> Key.Builder<T> console(String name, ValueType<T> type) {
        return Key.named(name, type).section(SECTION).guests(PV, HVM);
    }
}
