package io.xendomain.agent.toolstack;

/**
 * What a domain has used since it got its domid.
 *
 * @param uuid 8-4-4-4-12 in lower case
 * @param cpuSeconds CPU time of all its vCPUs
 * @param received bytes that came to it through its vifs
 * @param sent bytes that it sent through its vifs
 * @param read bytes that it read from its disks
 * @param written bytes that it wrote to its disks
 */
public record Usage(String uuid, int domid, double cpuSeconds, long received, long sent, long read, long written) {

    static Usage ofCpu(String uuid, int domid, double cpuSeconds) {
        return new Usage(uuid, domid, cpuSeconds, 0, 0, 0, 0);
    }
}
