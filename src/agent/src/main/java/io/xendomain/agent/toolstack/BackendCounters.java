package io.xendomain.agent.toolstack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What went through a domain's vifs and disks, as the kernel of dom0 counts it at their other ends: plain files, no
 * program. A device that is not there, or that something else than the kernel serves, counts nothing.
 */
final class BackendCounters {
    private static final int SECTOR = 512;

    private final Path vifs;
    private final Path disks;

    /** @param sys where sysfs is */
    BackendCounters(Path sys) {
        this.vifs = sys.resolve("class/net");
        this.disks = sys.resolve("bus/xen-backend/devices");
    }

    Usage of(Usage cpu) {
        String vif = "vif" + cpu.domid() + ".[0-9]*";
        String disk = "vbd-" + cpu.domid() + "-*";
        // what dom0 receives from a vif the domain has sent
        return new Usage(
                cpu.uuid(),
                cpu.domid(),
                cpu.cpuSeconds(),
                sum(vifs, vif, "statistics/tx_bytes"),
                sum(vifs, vif, "statistics/rx_bytes"),
                SECTOR * sum(disks, disk, "statistics/rd_sect"),
                SECTOR * sum(disks, disk, "statistics/wr_sect"));
    }

    private static long sum(Path folder, String devices, String counter) {
        long sum = 0;
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, devices)) {
            for (Path device : found) {
                // the other end of an emulated card of the same vif
                sum += device.toString().endsWith("-emu") ? 0 : number(device.resolve(counter));
            }
        } catch (IOException e) {
            return sum; // no such devices in this dom0
        }
        return sum;
    }

    private static long number(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            return 0; // it is just being taken away, or is served by something else
        }
    }
}
