package io.xendomain.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What an agent knows of one domain of ours. Holds nothing that changes by itself every second, so that equal
 * reports mean that nothing happened.
 *
 * @param owner the object it belongs to
 * @param generation of the last push taken
 * @param uuid the domain's uuid
 * @param name the domain's name
 * @param path of the .cfg in dom0
 * @param sha256 of the .cfg
 * @param state what the domain is doing
 * @param domid its id as long as it is there, else null
 * @param memoryMiB memory it has, null when it is not there
 * @param vcpus vCPUs it has, null when it is not there
 * @param since when it entered this state
 * @param poweredOffByGuest whether it is Halted because the guest wanted it so
 * @param restarts how often it was started again after it ended by itself
 * @param changes how it differs from its .cfg, and what the last edit changed
 * @param handledRestart the last {@code restartRequestedAt} that was carried out, or null
 * @param removing whether a {@link Removal} is being carried out
 * @param problem what keeps the agent from getting there, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DomainReport(
        Owner owner,
        long generation,
        String uuid,
        String name,
        String path,
        String sha256,
        DomainState state,
        Integer domid,
        Long memoryMiB,
        Integer vcpus,
        Instant since,
        boolean poweredOffByGuest,
        Restarts restarts,
        Changes changes,
        String handledRestart,
        boolean removing,
        Problem problem) {

    public DomainReport {
        restarts = restarts == null ? Restarts.NONE : restarts;
        changes = changes == null ? Changes.NONE : changes;
    }
}
