package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.DeviceKeys.VFB;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.spec.VfbSpec;
import java.util.List;

/** The screens of a PV guest. */
final class FramebufferRules {

    static final List<Rule> ALL = List.of(
            Rule.of((config, root) -> Items.each(config, VFB, root, FramebufferRules::display)),
            Rule.of((config, root) -> Items.each(config, VFB, root, FramebufferRules::open)),
            Rule.of((config, root) -> Items.each(config, VFB, root, FramebufferRules::password)),
            Rule.of((config, root) -> Items.each(config, VFB, root, FramebufferRules::pointless)),
            Rule.of((config, root) -> Duplicates.findAny(
                    config,
                    VFB,
                    screen -> VncDisplay.of(screen).saidBy(),
                    screen -> VncDisplay.of(screen).fixedPort().stream().toList(),
                    root,
                    " port")));

    private FramebufferRules() {}

    private static void display(Struct screen, Place place) {
        GraphicsRules.displayTwice(
                screen.get(VfbSpec.VNCLISTEN), screen.get(VfbSpec.VNCDISPLAY), place.child(VfbSpec.VNCLISTEN));
    }

    private static void open(Struct screen, Place place) {
        if (!Boolean.FALSE.equals(screen.get(VfbSpec.VNC))) {
            GraphicsRules.openVnc(
                    screen.get(VfbSpec.VNCLISTEN), screen.has(VfbSpec.VNCPASSWD), place.child(VfbSpec.VNCLISTEN));
        }
    }

    private static void password(Struct screen, Place place) {
        if (screen.has(VfbSpec.VNCPASSWD)) {
            place.child(VfbSpec.VNCPASSWD)
                    .report(
                            Code.ClearTextSecret,
                            screen.get(VfbSpec.VNCPASSWD),
                            SecretRules.RULE,
                            "use vnc and vncpasswdSecretRef instead of vfb");
        }
    }

    private static void pointless(Struct screen, Place place) {
        if (Boolean.TRUE.equals(screen.get(VfbSpec.SDL))) {
            return;
        }
        for (Key<?> key : List.of(VfbSpec.OPENGL, VfbSpec.DISPLAY, VfbSpec.XAUTHORITY)) {
            Object value = screen.get(key);
            if (value != null && !Boolean.FALSE.equals(value)) {
                place.child(key)
                        .report(Code.Ignored, value, "does nothing unless sdl is true", "set that, or remove it");
            }
        }
    }
}
