package io.xendomain.agent.toolstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.capacity.FreeMemory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What manages the domains of this host. Domains are named by uuid, because names may be digits, doubled or missing and
 * domids change with every reboot of a guest. Calls block until the command is done.
 */
public interface Toolstack {

    /** What this host is; asked at start and again from time to time. */
    HostFacts host() throws ToolstackException;

    /** What is left for new domains at this moment. */
    FreeMemory memory() throws ToolstackException;

    /** Every domain but dom0, ours or not. */
    List<LiveDomain> list() throws ToolstackException;

    /** What every domain but dom0 has used so far, ours or not. Costs as much as {@link #list}. */
    List<Usage> usage() throws ToolstackException;

    /** Builds and starts the domain of a config file; with {@code paused} it does not run yet. */
    void create(Path config, boolean paused) throws ToolstackException;

    /** Pauses are counted: whoever pauses twice has to unpause twice. Look before you pause. */
    void pause(String uuid) throws ToolstackException;

    void unpause(String uuid) throws ToolstackException;

    /** Asks the guest to shut down; returns as soon as it is asked. */
    void shutdown(String uuid) throws ToolstackException;

    /** Asks the guest to reboot; returns as soon as it is asked. The domain comes back with another domid. */
    void reboot(String uuid) throws ToolstackException;

    /** Ends the domain at once. */
    void destroy(String uuid) throws ToolstackException;

    /** Has the real xl read a config without acting on it. */
    DryRun dryRun(Path config) throws ToolstackException;

    /**
     * What running domains really have, in the form of {@link DryRun#config()}.
     *
     * @param domids domains that were listed
     * @return by domid; without those that are gone meanwhile, or that the toolstack cannot describe
     */
    Map<Integer, JsonNode> running(Collection<Integer> domids) throws ToolstackException;

    /** Changes a running domain. Fails with the toolstack's own words when it refuses to. */
    void change(String uuid, LiveStep step) throws ToolstackException;

    /**
     * Why a domain that is gone had stopped, if its xl has written that down; also long after.
     *
     * @param since when it was started
     */
    Optional<ShutdownReason> lastStop(int domid, Instant since);
}
