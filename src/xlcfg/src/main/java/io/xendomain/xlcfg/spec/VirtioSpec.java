package io.xendomain.xlcfg.spec;

import static io.xendomain.xlcfg.spec.SpecTexts.FLAG;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.TextType;
import java.util.List;

/** A virtio device of an Arm guest, served by a program that is not Xen's. */
public final class VirtioSpec {
    public static final Key<String> BACKEND = Key.named("backend", SpecTexts.DOMAIN)
            .defaultsTo("0, which is dom0")
            .privileged("names another domain to serve the device")
            .description("Domain that serves it, by name or number.");

    public static final Key<String> KIND = Key.named(
                    "type",
                    TextType.matching(
                            "^virtio,device([0-9a-f]{1,8})?$",
                            24,
                            "virtio,device or virtio,deviceN with N in hexadecimal"))
            .required()
            .description(
                    "What the device tree calls it: virtio,deviceN with N from virtio's list of devices in hexadecimal,"
                            + " or virtio,device for one that is found out at run time.");

    public static final Key<String> TRANSPORT = Key.named(
                    "transport", EnumType.of("mmio").spelled(EnumType.Spelling.ANY_CASE))
            .required()
            .description("How the guest reaches it.");

    public static final Key<Boolean> GRANT_USAGE = Key.named("grant_usage", FLAG)
            .defaultsTo("true unless dom0 is the backend")
            .description("Whether it uses Xen grants for its memory.");

    public static final Fields FIELDS = new Fields("a virtio device", List.of(BACKEND, KIND, TRANSPORT, GRANT_USAGE));

    public static final StructType TYPE = new StructType(
            FIELDS,
            ParameterSyntax.builder().withComma(KIND).anyBase(GRANT_USAGE).build());

    private VirtioSpec() {}
}
