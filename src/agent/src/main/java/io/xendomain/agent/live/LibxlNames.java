package io.xendomain.agent.live;

import io.xendomain.xlcfg.keys.Keys;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What libxl's JSON calls the keys of xl.cfg, where it has another name for them, and what it adds of its own. */
final class LibxlNames {
    /** Anything. */
    private static final Set<String> WHATEVER = Set.of();

    /** By the last words of a path. A member that is not here is called like its key. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("pool_name", "pool"),
            Map.entry("ssid_label", "seclabel"),
            Map.entry("exec_ssid_label", "init_seclabel"),
            Map.entry("target_memkb", "memory"),
            Map.entry("max_memkb", "maxmem"),
            Map.entry("shadow_memkb", "shadow_memory"),
            Map.entry("video_memkb", "videoram"),
            Map.entry("stubdomain_memkb", "stubdomain_memory"),
            Map.entry("mmio_hole_memkb", "mmio_hole"),
            Map.entry("rdm_mem_boundary_memkb", "rdm_mem_boundary"),
            Map.entry("avail_vcpus", "vcpus"),
            Map.entry("max_vcpus", "maxvcpus"),
            Map.entry("vcpu_hard_affinity", "cpus"),
            Map.entry("vcpu_soft_affinity", "cpus_soft"),
            Map.entry("sched_params/weight", "cpu_weight"),
            Map.entry("vnuma_nodes", "vnuma"),
            Map.entry("disable_migrate", "nomigrate"),
            Map.entry("event_channels", "max_event_channels"),
            Map.entry("nested_hvm", "nestedhvm"),
            Map.entry("pirq", "hvm_pirq"),
            Map.entry("system_firmware", "bios_path_override"),
            Map.entry("device_model", "device_model_override"),
            Map.entry("device_model_stubdomain", "device_model_stubdomain_override"),
            Map.entry("device_model_ssid_label", "device_model_stubdomain_seclabel"),
            Map.entry("extra", "device_model_args"),
            Map.entry("extra_pv", "device_model_args_pv"),
            Map.entry("extra_hvm", "device_model_args_hvm"),
            Map.entry("viridian_enable", "viridian"),
            Map.entry("viridian_disable", "viridian"),
            Map.entry("serial_list", "serial"),
            Map.entry("usbdevice_list", "usbdevice"),
            Map.entry("sve_vl", "sve"),
            Map.entry("vga/kind", "vga"),
            Map.entry("vnc/enable", "vnc"),
            Map.entry("vnc/listen", "vnclisten"),
            Map.entry("vnc/passwd", "vncpasswd"),
            Map.entry("vnc/display", "vncdisplay"),
            Map.entry("vnc/findunused", "vncunused"),
            Map.entry("sdl/enable", "sdl"),
            Map.entry("sdl/opengl", "opengl"),
            Map.entry("sdl/display", "display"),
            Map.entry("sdl/xauthority", "xauthority"),
            Map.entry("spice/enable", "spice"),
            Map.entry("spice/host", "spicehost"),
            Map.entry("spice/port", "spiceport"),
            Map.entry("spice/tls_port", "spicetls_port"),
            Map.entry("spice/passwd", "spicepasswd"),
            Map.entry("spice/agent_mouse", "spiceagent_mouse"),
            Map.entry("spice/vdagent", "spicevdagent"),
            Map.entry("spice/clipboard_sharing", "spice_clipboard_sharing"),
            Map.entry("spice/usbredirection", "spiceusbredirection"),
            Map.entry("spice/image_compression", "spice_image_compression"),
            Map.entry("spice/streaming_video", "spice_streaming_video"),
            Map.entry("spice/disable_ticketing", "spicedisable_ticketing"));

    /** Lists of devices. */
    private static final Map<String, String> DEVICES = Map.ofEntries(
            Map.entry("disks", "disk"),
            Map.entry("nics", "vif"),
            Map.entry("pcidevs", "pci"),
            Map.entry("rdms", "rdm"),
            Map.entry("dtdevs", "dtdev"),
            Map.entry("vtpms", "vtpm"),
            Map.entry("vfbs", "vfb"),
            Map.entry("vkbs", "vkb"),
            Map.entry("channels", "channel"),
            Map.entry("p9s", "p9"),
            Map.entry("pvcallsifs", "pvcalls"),
            Map.entry("vdispls", "vdispl"),
            Map.entry("vsnds", "vsnd"),
            Map.entry("virtios", "virtio"),
            Map.entry("usbctrls", "usbctrl"),
            Map.entry("usbdevs", "usbdev"));

    /** Members that are no value of any key: they follow from the host, or number things. */
    private static final Set<String> NO_VALUES = Set.of("domid", "run_hotplug_scripts", "claim_mode", "sched", "devid");

    /**
     * What libxl writes down of a running domain although its config says nothing of it, by the last word of the path: its
     * own defaults, and what it found out when it built the domain. Texts as {@link Values} has them.
     */
    private static final Map<String, Set<String>> FILLED_IN = Map.ofEntries(
            Map.entry("pool_name", Set.of("Pool-0")),
            Map.entry("weight", Set.of("256")),
            Map.entry("cap", Set.of("0")),
            Map.entry("video_memkb", WHATEVER),
            Map.entry("shadow_memkb", WHATEVER),
            Map.entry("msr_relaxed", Set.of("0")),
            Map.entry("max_vcpus", Set.of("1")),
            Map.entry("avail_vcpus", Set.of("1")),
            // devices
            Map.entry("mac", WHATEVER),
            Map.entry("ifname", WHATEVER),
            Map.entry("nictype", WHATEVER),
            Map.entry("colo_restore_enable", Set.of("0")));

    private LibxlNames() {}

    /** The key of a path, {@code [b_info, vnc, listen]}; the path itself where it is no key's. */
    static String key(List<String> path) {
        String last = path.getLast();
        String two = path.size() > 1 ? path.get(path.size() - 2) + "/" + last : last;
        String renamed = KEYS.getOrDefault(two, KEYS.get(last));
        if (renamed != null) {
            return renamed;
        }
        return Keys.named(last).isEmpty() ? String.join(".", path) : last;
    }

    /** The key of a list of devices, or null when it is none. */
    static String device(String member) {
        return DEVICES.get(member);
    }

    /** Whether a member is to be compared at all. */
    static boolean isValue(String member) {
        return !NO_VALUES.contains(member);
    }

    /** Whether a running domain may have this although its config does not say so. */
    static boolean isFilledIn(String member, String text) {
        Set<String> texts = FILLED_IN.get(member);
        return texts != null && (texts == WHATEVER || texts.contains(text));
    }
}
