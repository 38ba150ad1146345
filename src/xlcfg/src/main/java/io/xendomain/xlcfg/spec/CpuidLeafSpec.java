package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.SpecSyntax;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.TextType;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An item of the list form of cpuid in xl.cfg(5): {@code LEAF[,SUBLEAF]:REG=BITS,...}. */
public final class CpuidLeafSpec {
    private static final IntegerType NUMBER = new IntegerType(0, 0xffff_ffffL);
    private static final TextType BITS = TextType.matching("^[01xks]{32}$", 32, "32 of 0, 1, x, k and s, bit 31 first");

    public static final Key<Long> LEAF =
            Key.named("leaf", NUMBER).required().description("The leaf: what the guest puts in EAX.");
    public static final Key<Long> SUBLEAF =
            Key.named("subleaf", NUMBER).description("The subleaf: what the guest puts in ECX, where it matters.");
    public static final Key<String> EAX = register("eax");
    public static final Key<String> EBX = register("ebx");
    public static final Key<String> ECX = register("ecx");
    public static final Key<String> EDX = register("edx");

    private static final List<Key<String>> REGISTERS = List.of(EAX, EBX, ECX, EDX);

    public static final Fields FIELDS = new Fields("a CPUID leaf", List.of(LEAF, SUBLEAF, EAX, EBX, ECX, EDX));

    public static final StructType TYPE = new StructType(FIELDS, new Syntax(), CpuidLeafSpec::check);

    private CpuidLeafSpec() {}

    private static Key<String> register(String name) {
        return Key.named(name, BITS)
                .description(
                        "Its bits, 31 first: 0 off, 1 on, x as Xen would have it, k as the host has it, s as k and the"
                                + " same after a migration.");
    }

    private static Struct check(Struct leaf, Place place) {
        if (REGISTERS.stream().noneMatch(leaf::has)) {
            place.say(
                    Code.MissingCompanion,
                    place.field() + " has no register, but a leaf without one says nothing; set eax, ebx, ecx or edx");
        }
        return leaf;
    }

    private record Syntax() implements SpecSyntax {
        private static final String NUMBER_FORM = "(0[xX][0-9a-fA-F]{1,16}|[0-9]{1,16})";
        private static final Pattern FORM =
                Pattern.compile(NUMBER_FORM + "(?:," + NUMBER_FORM + ")?:(.*)", Pattern.DOTALL);

        @Override
        public Struct read(CfgValue value, Fields fields, Place place) {
            String text = SpecString.text(value, fields, place);
            Matcher form = FORM.matcher(text == null ? "" : text);
            if (!form.matches()) {
                if (text != null) {
                    place.report(
                            Code.InvalidFormat,
                            text,
                            "must be LEAF:REG=BITS or LEAF,SUBLEAF:REG=BITS: xl prints a message and goes on without it",
                            "write it in that form");
                }
                return null;
            }
            Struct leaf =
                    SpecString.with(Struct.empty(), LEAF, CNumbers.anyBase(form.group(1), place.child(LEAF)), place);
            if (form.group(2) != null) {
                leaf = SpecString.with(leaf, SUBLEAF, CNumbers.anyBase(form.group(2), place.child(SUBLEAF)), place);
            }
            for (String register : form.group(3).split(", *")) {
                int equals = register.indexOf('=');
                Key<?> key =
                        equals < 0 ? null : SpecString.named(register.substring(0, equals), List.copyOf(REGISTERS));
                if (key == null) {
                    SpecString.reportMalformed(register, "a register is eax, ebx, ecx or edx", place);
                } else {
                    leaf = SpecString.with(leaf, key, new CfgValue.Text(register.substring(equals + 1)), place);
                }
            }
            return leaf;
        }

        @Override
        public CfgValue write(Struct leaf, Fields fields, XenVersion version) {
            List<String> registers = new ArrayList<>();
            for (Key<String> register : REGISTERS) {
                if (leaf.has(register)) {
                    registers.add(register.name() + "=" + leaf.get(register));
                }
            }
            String subleaf = leaf.has(SUBLEAF) ? ",0x" + Long.toHexString(leaf.get(SUBLEAF)) : "";
            return new CfgValue.Text(
                    "0x" + Long.toHexString(leaf.get(LEAF)) + subleaf + ":" + String.join(",", registers));
        }
    }
}
