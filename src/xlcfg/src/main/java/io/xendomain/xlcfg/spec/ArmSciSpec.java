package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.StructType;
import java.util.List;

/** ARM_SCI_SPEC_STRING: how a guest on Arm reaches the firmware that controls clocks, power and resets. */
public final class ArmSciSpec {
    public static final Key<String> TYPE_OF_SCI = Key.named("type", EnumType.of("none", "scmi_smc"))
            .required()
            .description("scmi_smc for SCMI over SMC calls, none for no access.");

    public static final Fields FIELDS = new Fields("access to system control", List.of(TYPE_OF_SCI));

    public static final StructType TYPE =
            new StructType(FIELDS, ParameterSyntax.builder().build());

    private ArmSciSpec() {}
}
