package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.DeviceKeys.VFB;
import static io.xendomain.xlcfg.keys.GraphicsKeys.DISPLAY;
import static io.xendomain.xlcfg.keys.GraphicsKeys.KEYMAP;
import static io.xendomain.xlcfg.keys.GraphicsKeys.OPENGL;
import static io.xendomain.xlcfg.keys.GraphicsKeys.SDL;
import static io.xendomain.xlcfg.keys.GraphicsKeys.STDVGA;
import static io.xendomain.xlcfg.keys.GraphicsKeys.VGA;
import static io.xendomain.xlcfg.keys.GraphicsKeys.VIDEORAM;
import static io.xendomain.xlcfg.keys.GraphicsKeys.VNC;
import static io.xendomain.xlcfg.keys.GraphicsKeys.VNCDISPLAY;
import static io.xendomain.xlcfg.keys.GraphicsKeys.VNCLISTEN;
import static io.xendomain.xlcfg.keys.GraphicsKeys.VNCPASSWD;
import static io.xendomain.xlcfg.keys.GraphicsKeys.VNCPASSWD_SECRET_REF;
import static io.xendomain.xlcfg.keys.GraphicsKeys.VNCUNUSED;
import static io.xendomain.xlcfg.keys.GraphicsKeys.XAUTHORITY;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICE;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICEAGENT_MOUSE;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICEDISABLE_TICKETING;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICEHOST;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICEPASSWD;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICEPASSWD_SECRET_REF;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICEPORT;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICETLS_PORT;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICEUSBREDIRECTION;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICEVDAGENT;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICE_CLIPBOARD_SHARING;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICE_IMAGE_COMPRESSION;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICE_STREAMING_VIDEO;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import java.util.List;
import java.util.Set;

/** Graphics card, VNC, SDL and SPICE. */
final class GraphicsRules {
    private static final Key<?>[] TOP_LEVEL_SCREEN = {
        VNC, VNCLISTEN, VNCDISPLAY, VNCUNUSED, VNCPASSWD, VNCPASSWD_SECRET_REF, SDL, OPENGL, DISPLAY, XAUTHORITY, KEYMAP
    };
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "GUEST != 'hvm' || !has(self.videoram) || self.videoram >= (CARD == 'qxl' ? 128 :"
                            + " CARD == 'stdvga' ? (TRADITIONAL ? 8 : 16) :"
                            + " CARD == 'cirrus' && !TRADITIONAL ? 8 : 0)",
                    "videoram is below the card's minimum: stdvga 16 (traditional 8), cirrus 8, qxl 128",
                    GraphicsRules::videoMemory),
            Rule.of(
                    "GUEST != 'hvm' || !has(self.vga) || self.vga != 'qxl' || !TRADITIONAL",
                    "vga qxl needs deviceModelVersion qemu-xen",
                    GraphicsRules::qxl),
            Rule.of(
                    "!(GUEST == 'hvm' || on(self.vnc)) || !has(self.vnclisten) || !self.vnclisten.contains(':')"
                            + " || !positive(self.vncdisplay)",
                    "vnclisten already names a display after its colon: remove vncdisplay",
                    GraphicsRules::displayTwice),
            Rule.of(
                    "GUEST != 'hvm' || !on(self.spice) || positive(self.spiceport) || positive(self.spicetlsPort)",
                    "spice needs spiceport or spicetlsPort: set one of them",
                    GraphicsRules::spicePort),
            Rule.of(
                    "GUEST != 'hvm' || !on(self.spice) || on(self.spicedisableTicketing)"
                            + " || has(self.spicepasswd) || has(self.spicepasswdSecretRef)",
                    "spice needs a password: set spicepasswdSecretRef, or spicedisableTicketing to go without",
                    GraphicsRules::spicePassword),
            Rule.of(GraphicsRules::openDisplay),
            Rule.of(GraphicsRules::pointless));

    private GraphicsRules() {}

    private static void videoMemory(DomainConfig config, Place root) {
        Long videoram = config.get(VIDEORAM);
        if (videoram == null || config.guestType() != GuestType.HVM) {
            return;
        }
        String card = card(config);
        boolean traditional = PlatformRules.isTraditional(config);
        int least =
                switch (card) {
                    case "qxl" -> 128;
                    case "stdvga" -> traditional ? 8 : 16;
                    case "cirrus" -> traditional ? 0 : 8;
                    default -> 0;
                };
        if (videoram < least) {
            root.child(VIDEORAM)
                    .report(
                            Code.VideoMemoryTooSmall,
                            videoram,
                            "must be at least " + least + " MiB for " + card,
                            "raise it, or remove it to get the minimum");
        }
    }

    /** The graphics card by its newer name. */
    private static String card(DomainConfig config) {
        return config.getOrDefault(VGA, config.isOn(STDVGA) ? "stdvga" : "cirrus");
    }

    private static void qxl(DomainConfig config, Place root) {
        if (config.guestType() == GuestType.HVM
                && "qxl".equals(config.get(VGA))
                && PlatformRules.isTraditional(config)) {
            root.child(VGA)
                    .report(
                            Code.DeviceModelMismatch,
                            "qxl",
                            "it needs deviceModelVersion qemu-xen",
                            "set that, or use stdvga");
        }
    }

    private static void displayTwice(DomainConfig config, Place root) {
        if (config.guestType() == GuestType.HVM || config.isOn(VNC)) {
            displayTwice(config.get(VNCLISTEN), config.get(VNCDISPLAY), root.child(VNCLISTEN));
        }
    }

    static void displayTwice(String listen, Long display, Place place) {
        if (listen != null && listen.contains(":") && display != null && display > 0) {
            place.report(
                    Code.Conflict,
                    listen,
                    "what follows a colon is a display to xl, and vncdisplay is " + display
                            + ", too, so that an IPv6 address cannot have a display number",
                    "remove vncdisplay");
        }
    }

    private static void spicePort(DomainConfig config, Place root) {
        if (hasSpice(config) && isNone(SPICEPORT, config) && isNone(SPICETLS_PORT, config)) {
            root.child(SPICE)
                    .report(
                            Code.MissingCompanion,
                            true,
                            "it must have a port and neither spiceport nor spicetlsPort is above 0",
                            "set one of them");
        }
    }

    private static boolean isNone(Key<Long> port, DomainConfig config) {
        return config.isAbsent(port) || Long.valueOf(0).equals(config.get(port));
    }

    private static void spicePassword(DomainConfig config, Place root) {
        if (hasSpice(config)
                && !config.isOn(SPICEDISABLE_TICKETING)
                && config.isAbsent(SPICEPASSWD)
                && config.isAbsent(SPICEPASSWD_SECRET_REF)) {
            root.child(SPICE)
                    .report(
                            Code.MissingCompanion,
                            true,
                            "it must have a password unless spicedisableTicketing is true",
                            "set spicepasswdSecretRef");
        }
    }

    private static void openDisplay(DomainConfig config, Place root) {
        boolean screen = config.guestType() == GuestType.HVM
                ? !Boolean.FALSE.equals(config.get(VNC))
                : config.isOn(VNC) && !Items.isFilled(config, VFB);
        if (screen) {
            openVnc(
                    config.get(VNCLISTEN),
                    config.has(VNCPASSWD) || config.has(VNCPASSWD_SECRET_REF),
                    root.child(VNCLISTEN));
        }
        if (hasSpice(config)
                && config.isOn(SPICEDISABLE_TICKETING)
                && !LOOPBACK.contains(config.getOrDefault(SPICEHOST, "any address"))) {
            root.child(SPICEHOST)
                    .report(
                            Code.OpenDisplay,
                            Shown.of(config, SPICEHOST),
                            "without a password whoever reaches that address owns the console",
                            "set spicepasswdSecretRef, or spicehost to 127.0.0.1");
        }
    }

    static void openVnc(String listen, boolean password, Place place) {
        if (listen == null || password) {
            return;
        }
        String address = listen.replaceFirst(":[0-9]+$", "");
        if (!LOOPBACK.contains(address)) {
            place.report(
                    Code.OpenDisplay,
                    listen,
                    "without a password whoever reaches that address owns the console",
                    "set a password, or listen on 127.0.0.1");
        }
    }

    private static void pointless(DomainConfig config, Place root) {
        switch (config.guestType()) {
            case HVM -> {
                Pointless.whenOff(VNC, config, root, VNCLISTEN, VNCDISPLAY, VNCUNUSED, VNCPASSWD, VNCPASSWD_SECRET_REF);
                Pointless.unlessOn(SDL, config, root, OPENGL, DISPLAY, XAUTHORITY);
                Pointless.unlessOn(
                        SPICE,
                        config,
                        root,
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
                if (config.isOn(SPICE)) {
                    Pointless.unlessOn(SPICEVDAGENT, config, root, SPICE_CLIPBOARD_SHARING);
                }
                if (config.has(VGA)) {
                    Pointless.each(config, root, "does nothing when vga is set", "remove it", STDVGA);
                }
            }
            case PV -> {
                if (Items.isFilled(config, VFB)) {
                    Pointless.each(
                            config, root, "xl reads only vfb when that is set", "move it there", TOP_LEVEL_SCREEN);
                } else if (!config.isUnreadable(VFB)) {
                    Pointless.unlessOn(VNC, config, root, TOP_LEVEL_SCREEN);
                }
            }
            case PVH -> {
                // a PVH guest has no screen but vfb: the keys say so themselves
            }
        }
    }

    private static boolean hasSpice(DomainConfig config) {
        return config.guestType() == GuestType.HVM && config.isOn(SPICE);
    }
}
