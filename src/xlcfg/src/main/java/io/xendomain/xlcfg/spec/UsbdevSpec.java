package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.StructType;
import java.util.List;

/** A USB device of the host: USBDEV_SPEC_STRING of xl.cfg(5). */
public final class UsbdevSpec {
    /** Not a choice yet, but xl only takes the address of a device after its type. */
    public static final Key<String> KIND = Key.named(
                    "type", EnumType.of("hostdev").spelled(EnumType.Spelling.ANY_CASE))
            .required()
            .description("hostdev, a device of the host.");

    public static final Key<Long> HOSTBUS = Key.named("hostbus", new IntegerType(1, 255))
            .required()
            .privileged("hands a USB device of the host to the guest")
            .description("Bus of the device, as lsusb shows it.");

    public static final Key<Long> HOSTADDR = Key.named("hostaddr", new IntegerType(1, 255))
            .required()
            .privileged("hands a USB device of the host to the guest")
            .description("Address of the device on its bus, as lsusb shows it.");

    public static final Key<Long> CONTROLLER = Key.named("controller", new IntegerType(0, 255))
            .defaultsTo("the first with a free port")
            .description("Place of the controller in usbctrl, from 0.");

    public static final Key<Long> PORT = Key.named("port", new IntegerType(1, 31))
            .defaultsTo("the first free one")
            .description("Port of the controller.");

    public static final Fields FIELDS = new Fields("a USB device", List.of(KIND, HOSTBUS, HOSTADDR, CONTROLLER, PORT));

    public static final StructType TYPE = new StructType(
            FIELDS, ParameterSyntax.builder().anyBase(HOSTBUS, HOSTADDR).build());

    private UsbdevSpec() {}
}
