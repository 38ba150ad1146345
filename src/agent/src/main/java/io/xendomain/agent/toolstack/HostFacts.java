package io.xendomain.agent.toolstack;

import io.xendomain.protocol.ToolstackKind;
import java.util.List;

/**
 * What a toolstack knows of its host.
 *
 * @param xenVersion as {@code xl info} has it; a simulated one says so
 * @param kind whether the domains are real
 * @param cpus physical CPUs
 * @param memoryMiB physical memory in MiB
 * @param capabilities guest types it can run: pv, pvh, hvm
 */
public record HostFacts(String xenVersion, ToolstackKind kind, int cpus, long memoryMiB, List<String> capabilities) {}
