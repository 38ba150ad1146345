package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.StructType;
import java.util.List;

/** A USB controller: USBCTRL_SPEC_STRING of xl.cfg(5). */
public final class UsbctrlSpec {
    public static final Key<String> KIND = Key.named(
                    "type", EnumType.of("auto", "pv", "qusb", "devicemodel").spelled(EnumType.Spelling.ANY_CASE))
            .defaultsTo("auto")
            .description(
                    "pv for a backend in the kernel, qusb for one in qemu, devicemodel for an emulated one (HVM), auto"
                            + " for what fits the guest.");

    public static final Key<Long> VERSION =
            Key.named("version", new IntegerType(1, 3)).defaultsTo("2").description("USB version; 3 is only emulated.");

    public static final Key<Long> PORTS =
            Key.named("ports", new IntegerType(1, 31)).defaultsTo("8").description("Number of ports.");

    public static final Fields FIELDS = new Fields("a USB controller", List.of(KIND, VERSION, PORTS));

    public static final StructType TYPE =
            new StructType(FIELDS, ParameterSyntax.builder().build());

    private UsbctrlSpec() {}
}
