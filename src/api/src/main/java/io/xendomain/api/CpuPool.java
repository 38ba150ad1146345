package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * Some of a host's CPUs with a scheduler of their own: {@code status.cpuPools[]} of a XenHost.
 *
 * @param name what {@code spec.config.pool} of a domain names
 * @param scheduler credit, credit2, rtds, ...
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CpuPool(
        @JsonPropertyDescription("Name of the pool, as spec.config.pool of a XenDomain has it.")
        @Required
        @Size(max = Limits.TEXT)
        String name,

        @JsonPropertyDescription("Its scheduler: credit, credit2, rtds, null, arinc653.") @Size(max = Limits.WORD)
        String scheduler) {

    public CpuPool {
        name = Limits.cut(name, Limits.TEXT);
        scheduler = Limits.cut(scheduler, Limits.WORD);
    }
}
