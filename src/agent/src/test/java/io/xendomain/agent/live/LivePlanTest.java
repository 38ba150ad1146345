package io.xendomain.agent.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.agent.toolstack.Difference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which commands are planned. Hardware that is passed through cannot be shown in the lab: those are only planned here. */
class LivePlanTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As xl list -l 4.17 describes a running PV domain. */
    private static final String RUNNING = """
            {"c_info":{"type":"pv","name":"web-1","domid":4294967295,"uuid":"u","run_hotplug_scripts":"True"},
             "b_info":{"max_vcpus":4,"avail_vcpus":[0,1],"vcpu_hard_affinity":[null,null],"max_memkb":524288,
               "target_memkb":262144,"video_memkb":0,"sched_params":{"sched":"credit2","weight":256,"cap":0},
               "claim_mode":"True","kernel":"/boot/vmlinux","type.pv":{},"arch_x86":{"msr_relaxed":"False"}},
             "disks":[{"pdev_path":"/a","vdev":"xvda","format":"raw","readwrite":1,"colo_restore_enable":"False"}],
             "nics":[{"devid":0,"mac":"00:16:3e:00:00:01","bridge":"xenbr0","nictype":"vif"}],
             "on_reboot":"restart"}""";

    /** As xl create -n describes its .cfg. */
    private static final String CONFIGURED = """
            {"c_info":{"type":"pv","name":"web-1","uuid":"u","run_hotplug_scripts":"True"},
             "b_info":{"max_vcpus":4,"avail_vcpus":[0,1],"max_memkb":524288,"target_memkb":262144,"sched_params":{},
               "claim_mode":"True","kernel":"/boot/vmlinux","type.pv":{},"arch_x86":{}},
             "disks":[{"pdev_path":"/a","vdev":"xvda","format":"raw","readwrite":1}],
             "nics":[{"devid":0,"mac":"00:16:3e:00:00:01","bridge":"xenbr0"}],
             "on_reboot":"restart"}""";

    @Test
    void whatLibxlFillsInIsNoDifference() {
        assertThat(Comparison.of(json(RUNNING), json(CONFIGURED)).all()).isEmpty();
    }

    @Test
    void memoryGrowsAfterItsLimitAndShrinksBeforeIt() {
        assertThat(plan(edited("524288", "1048576", "262144", "786432"), ""))
                .containsExactly("mem-max {domid} 1024m", "mem-set {domid} 768m");
        assertThat(plan(edited("524288", "131072", "262144", "131072"), ""))
                .containsExactly("mem-set {domid} 128m", "mem-max {domid} 128m");
    }

    @Test
    void oneCommandSetsEveryWeightOfItsScheduler() {
        assertThat(plan(edited("\"sched_params\":{}", "\"sched_params\":{\"weight\":512,\"cap\":150}"), ""))
                .containsExactly("sched-credit2 -d {domid} -w 512 -c 150");
        JsonNode rtds = json(RUNNING.replace("\"sched\":\"credit2\",\"weight\":256,\"cap\":0", "\"sched\":\"rtds\""));
        JsonNode wanted = json(edited("\"sched_params\":{}", "\"sched_params\":{\"period\":10000}"));
        assertThat(LivePlan.of(Comparison.of(rtds, wanted), rtds, ""))
                .extracting(LivePlan::words)
                .containsExactly("xl sched-rtds -d {domid} -p 10000");
    }

    @Test
    void aWeightThatIsNotSetAnyMoreIsTheDefaultAgain() {
        JsonNode heavy = json(RUNNING.replace("\"weight\":256", "\"weight\":512"));

        assertThat(LivePlan.of(Comparison.of(heavy, json(CONFIGURED)), heavy, ""))
                .extracting(LivePlan::words)
                .containsExactly("xl sched-credit2 -d {domid} -w 256");
    }

    @Test
    void vcpusArePinnedOneByOne() {
        String pinned = edited(
                "\"avail_vcpus\":[0,1]",
                "\"avail_vcpus\":[0,1],\"vcpu_hard_affinity\":[[0,1,2,5]],\"vcpu_soft_affinity\":[null,[3]]");

        assertThat(plan(pinned, "")).containsExactly("vcpu-pin {domid} 0 0-2,5", "vcpu-pin {domid} 1 - 3");
    }

    @Test
    void whatNoCommandChangesIsNotPlanned() {
        String wanted = edited("/boot/vmlinux", "/boot/other");

        assertThat(plan(wanted, "")).isEmpty();
        assertThat(Comparison.of(json(RUNNING), json(wanted)).all())
                .containsExactly(new Difference("kernel", "/boot/vmlinux", "/boot/other"));
    }

    @Test
    void aDiskThatIsAnotherOneIsTakenAwayFirst() {
        assertThat(plan(edited("\"/a\"", "\"/b\""), "disk = [ 'format=raw,vdev=xvda,access=rw,target=/b' ]\n"))
                .containsExactly(
                        "block-detach {domid} xvda", "block-attach {domid} format=raw,vdev=xvda,access=rw,target=/b");
    }

    @Test
    void aMediumIsChangedAndAnEmulatedDiskIsNot() {
        String cdrom = "{\"pdev_path\":\"%s\",\"vdev\":\"hdc\",\"format\":\"raw\",\"removable\":1,\"is_cdrom\":1}";
        String disk = "{\"pdev_path\":\"/%s\",\"vdev\":\"hda\",\"format\":\"raw\",\"readwrite\":1}";
        JsonNode running = json("{\"disks\":[" + cdrom.formatted("/iso/1") + "," + disk.formatted("a") + "]}");

        JsonNode other = json("{\"disks\":[" + cdrom.formatted("/iso/2") + "," + disk.formatted("b") + "]}");
        assertThat(LivePlan.of(Comparison.of(running, other), running, ""))
                .extracting(LivePlan::words)
                .containsExactly("xl cd-insert {domid} hdc /iso/2");
        JsonNode empty = json("{\"disks\":[" + cdrom.formatted("") + "," + disk.formatted("a") + "]}");
        assertThat(LivePlan.of(Comparison.of(running, empty), running, ""))
                .extracting(LivePlan::words)
                .containsExactly("xl cd-eject {domid} hdc");
    }

    @Test
    void aNetworkInterfaceWithoutAMacIsTheOneThatIsThere() {
        String any = edited("\"mac\":\"00:16:3e:00:00:01\",", "");
        assertThat(plan(any, "")).isEmpty();

        assertThat(plan(
                        edited(
                                "\"nics\":[",
                                "\"nics\":[{\"devid\":1,\"mac\":\"00:16:3e:00:00:02\",\"bridge\":\"xenbr0\"},"),
                        "vif = [ 'mac=00:16:3e:00:00:02,bridge=xenbr0', 'mac=00:16:3e:00:00:01,bridge=xenbr0' ]\n"))
                .containsExactly("network-attach {domid} mac=00:16:3e:00:00:02 bridge=xenbr0");
    }

    @Test
    void hardwareAndOtherDevicesComeAndGo() {
        String pci = "\"pcidevs\":[{\"func\":0,\"dev\":16,\"bus\":3,\"domain\":0}]";
        assertThat(planned("{}", "{" + pci + "}", "pci = [ '0000:03:10.0' ]\n"))
                .containsExactly("pci-attach {domid} 0000:03:10.0");
        assertThat(planned("{" + pci + "}", "{}", "")).containsExactly("pci-detach {domid} 0000:03:10.0");

        String vtpm =
                "\"vtpms\":[{\"devid\":0,\"uuid\":\"6f1f3f3c-5c68-4f4c-8f5c-8a5c1de0a111\",\"backend_domname\":\"vtpm\"}]";
        assertThat(planned(
                        "{}",
                        "{" + vtpm + "}",
                        "vtpm = [ 'backend=vtpm,uuid=6f1f3f3c-5c68-4f4c-8f5c-8a5c1de0a111' ]\n"))
                .containsExactly("vtpm-attach {domid} backend=vtpm uuid=6f1f3f3c-5c68-4f4c-8f5c-8a5c1de0a111");
        assertThat(planned("{" + vtpm + "}", "{}", "")).containsExactly("vtpm-detach {domid} 0");

        String usb = "\"usbctrls\":[{\"devid\":0,\"version\":2,\"ports\":4}],"
                + "\"usbdevs\":[{\"ctrl\":0,\"port\":1,\"type.hostdev\":{\"hostbus\":1,\"hostaddr\":6}}]";
        assertThat(planned(
                        "{}",
                        "{" + usb + "}",
                        "usbctrl = [ 'version=2,ports=4' ]\nusbdev = [ 'hostbus=1,hostaddr=6' ]\n"))
                .containsExactly(
                        "usbctrl-attach {domid} version=2 ports=4", "usbdev-attach {domid} hostbus=1 hostaddr=6");
        assertThat(planned("{" + usb + "}", "{}", ""))
                .containsExactly("usbdev-detach {domid} 0 1", "usbctrl-detach {domid} 0");
    }

    @Test
    void aRenameAndAPoolComeFirst() {
        assertThat(plan(edited("\"name\":\"web-1\"", "\"name\":\"web-2\",\"pool_name\":\"fast\""), ""))
                .containsExactly("rename {domid} web-2", "cpupool-migrate {domid} fast");
    }

    /** The .cfg's description with some words replaced, in pairs. */
    private static String edited(String... pairs) {
        String text = CONFIGURED;
        for (int i = 0; i < pairs.length; i += 2) {
            assertThat(text).contains(pairs[i]);
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        return text;
    }

    private static List<String> plan(String configured, String text) {
        return planned(RUNNING, configured, text);
    }

    private static List<String> planned(String running, String configured, String text) {
        JsonNode there = json(running);
        return LivePlan.of(Comparison.of(there, json(configured)), there, text).stream()
                .map(step -> LivePlan.words(step).substring("xl ".length()))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
