package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.StructType;
import java.util.List;

/** How memory that devices of the host reserve is kept free in the guest. */
public final class RdmSpec {
    public static final Key<String> STRATEGY = Key.named("strategy", EnumType.of("host"))
            .required()
            .description("host: keep everything free that any device of the host reserves.");

    public static final Key<String> POLICY = Key.named("policy", EnumType.of("strict", "relaxed"))
            .defaultsTo("relaxed")
            .description("What happens when that is impossible: strict refuses, relaxed warns.");

    public static final Fields FIELDS = new Fields("a treatment of reserved memory", List.of(STRATEGY, POLICY));

    public static final StructType TYPE =
            new StructType(FIELDS, ParameterSyntax.builder().build());

    private RdmSpec() {}
}
