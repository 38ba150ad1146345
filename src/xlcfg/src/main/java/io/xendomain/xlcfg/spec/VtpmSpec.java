package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.StructType;
import java.util.List;
import java.util.UUID;

/** VTPM_SPEC_STRING of xl.cfg(5). */
public final class VtpmSpec {
    public static final Key<String> BACKEND = Key.named("backend", SpecTexts.DOMAIN)
            .required()
            .privileged("names another domain to serve the TPM")
            .description("Domain with the virtual TPM, or vtpmmgr for such a domain itself, by name or number.");

    public static final Key<UUID> UUID_OF_VTPM = Key.named("uuid", Uuids.TYPE)
            .defaultsTo("a random one at every start")
            .description("UUID of the virtual TPM; a domain that is one itself needs it to find its secrets again.");

    public static final Fields FIELDS = new Fields("a virtual TPM", List.of(BACKEND, UUID_OF_VTPM));

    public static final StructType TYPE =
            new StructType(FIELDS, ParameterSyntax.builder().stopsAtBareWord().build());

    private VtpmSpec() {}
}
