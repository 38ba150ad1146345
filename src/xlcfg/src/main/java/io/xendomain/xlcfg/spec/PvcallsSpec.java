package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.StructType;
import java.util.List;

/** Sockets of the guest that are really made by another domain. */
public final class PvcallsSpec {
    public static final Key<String> BACKEND = Key.named("backend", SpecTexts.DOMAIN)
            .defaultsTo("0, which is dom0")
            .privileged("the guest's connections come from that domain's addresses")
            .description("Domain that makes the connections, by name or number.");

    public static final Fields FIELDS = new Fields("a PV calls frontend", List.of(BACKEND));

    public static final StructType TYPE =
            new StructType(FIELDS, ParameterSyntax.builder().stopsAtBareWord().build());

    private PvcallsSpec() {}
}
