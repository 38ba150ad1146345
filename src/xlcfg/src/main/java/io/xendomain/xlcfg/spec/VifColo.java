package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.Key;
import java.util.List;
import java.util.stream.Stream;

/**
 * Parameters of a network interface whose packets are compared between two hosts (COLO). They are names, addresses and
 * ports of qemu's objects, which libxl pastes into qemu's arguments; xl checks none of them.
 */
final class VifColo {
    private static final Key<String> FORWARDDEV =
            colo("forwarddev", "4.7", "device of dom0 to forward packets through.");

    /** Sockets of qemu, each with an id, an address and a port. */
    private static final List<String> SOCKETS = List.of(
            "colo_sock_mirror",
            "colo_sock_compare_pri_in",
            "colo_sock_compare_sec_in",
            "colo_sock_compare_notify",
            "colo_sock_redirector0",
            "colo_sock_redirector1",
            "colo_sock_redirector2",
            "colo_sock_sec_redirector0",
            "colo_sock_sec_redirector1");

    private static final List<String> FILTERS = List.of(
            "colo_filter_mirror_queue",
            "colo_filter_mirror_outdev",
            "colo_filter_redirector0_queue",
            "colo_filter_redirector0_indev",
            "colo_filter_redirector0_outdev",
            "colo_filter_redirector1_queue",
            "colo_filter_redirector1_indev",
            "colo_filter_redirector1_outdev",
            "colo_compare_pri_in",
            "colo_compare_sec_in",
            "colo_compare_out",
            "colo_compare_notify_dev",
            "colo_filter_sec_redirector0_queue",
            "colo_filter_sec_redirector0_indev",
            "colo_filter_sec_redirector0_outdev",
            "colo_filter_sec_redirector1_queue",
            "colo_filter_sec_redirector1_indev",
            "colo_filter_sec_redirector1_outdev",
            "colo_filter_sec_rewriter0_queue");

    static final List<Key<String>> ALL = Stream.of(
                    Stream.of(FORWARDDEV),
                    SOCKETS.stream().flatMap(VifColo::socket),
                    FILTERS.stream().map(name -> colo(name, "4.9", "part of the packet filters.")),
                    Stream.of(
                            colo("colo_checkpoint_host", "4.9", "address for checkpoints."),
                            colo("colo_checkpoint_port", "4.9", "port for checkpoints.")))
            .flatMap(keys -> keys)
            .toList();

    private VifColo() {}

    private static Stream<Key<String>> socket(String name) {
        return Stream.of(
                colo(name + "_id", "4.9", "id of a socket."),
                colo(name + "_ip", "4.9", "address of a socket."),
                colo(name + "_port", "4.9", "port of a socket."));
    }

    private static Key<String> colo(String name, String since, String what) {
        return Key.named(name, SpecTexts.item(64))
                .since(since)
                .guests(GuestType.HVM)
                .privileged("pasted into qemu's arguments")
                .description("COLO: " + what);
    }
}
