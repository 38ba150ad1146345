package io.xendomain.xlcfg.spec;

import static io.xendomain.xlcfg.spec.SpecTexts.FLAG;

import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.TextType;
import java.util.List;
import java.util.function.Function;

/** VFB_SPEC_STRING of xl.cfg(5): the screen of a PV guest. Numbers are read by atoi, and quotes are ordinary text. */
public final class VfbSpec {
    private static final int FIRST_VNC_PORT = 5900;

    public static final Key<Boolean> VNC = Key.named("vnc", FLAG)
            .defaultsTo("true")
            .privileged("opens a TCP port of dom0")
            .description("Whether the screen can be reached by VNC.");

    public static final Key<String> VNCLISTEN = Key.named("vnclisten", SpecTexts.item(255))
            .defaultsTo("127.0.0.1")
            .privileged("address of dom0 that the console is open on")
            .description("Address of dom0 where VNC listens, or ADDRESS:DISPLAY; then vncdisplay has to stay away.");

    public static final Key<Long> VNCDISPLAY = Key.named("vncdisplay", new IntegerType(0, 65_535 - FIRST_VNC_PORT))
            .defaultsTo("0, or with vncunused the first free one")
            .privileged("chooses a TCP port of dom0")
            .description("Number of the VNC display; its TCP port is 5900 more.");

    public static final Key<Boolean> VNCUNUSED = Key.named("vncunused", FLAG)
            .defaultsTo("true")
            .description("Whether VNC takes the first free display from vncdisplay on.");

    public static final Key<String> VNCPASSWD = Key.named(
                    "vncpasswd",
                    new ParsedType<>(
                            "^[^,\\x00-\\x1f\\x7f]*$",
                            64,
                            "a password without commas",
                            text -> text.isEmpty() ? text : SpecTexts.checked(text),
                            Function.identity()))
            .secret()
            .description(
                    "Password of the VNC console, of which VNC uses 8 characters. For one out of a Secret use vnc and"
                            + " vncpasswdSecretRef instead of vfb.");

    public static final Key<String> KEYMAP = Key.named(
                    "keymap",
                    TextType.matching("^[a-z]{2}(-[a-z]{2})?$", 5, "a keyboard layout of qemu, as de or en-us"))
            .defaultsTo("en-us")
            .description("Keyboard layout of whoever sits at the VNC console.");

    public static final Key<Boolean> SDL = Key.named("sdl", FLAG)
            .defaultsTo("false")
            .privileged("opens a window on the X display of dom0")
            .description("Whether the screen is a window in dom0.");

    public static final Key<Boolean> OPENGL = Key.named("opengl", FLAG)
            .defaultsTo("false")
            .description("Whether the window in dom0 is drawn by OpenGL. Needs sdl.");

    public static final Key<String> DISPLAY = Key.named("display", SpecTexts.X_DISPLAY)
            .privileged("chooses an X server that dom0 draws on")
            .description("X display for the window in dom0. Needs sdl.");

    public static final Key<String> XAUTHORITY = Key.named("xauthority", SpecTexts.PATH)
            .privileged("a file of dom0 with the right to use an X server")
            .description("File in dom0 with the X authority for the window. Needs sdl.");

    public static final Fields FIELDS = new Fields(
            "a screen",
            List.of(VNC, VNCLISTEN, VNCDISPLAY, VNCUNUSED, VNCPASSWD, KEYMAP, SDL, OPENGL, DISPLAY, XAUTHORITY));

    public static final StructType TYPE = new StructType(
            FIELDS,
            ParameterSyntax.builder().stopsAtBareWord().goesOnAfterUnknown().build());

    private VfbSpec() {}
}
