package io.xendomain.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.protocol.ProblemFinding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private final Worlds dom0 = new Worlds();

    /** Rules, a config and the field that is refused; none when it is allowed. */
    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "",
            value = {
                "{disks: [/srv/xen]}                   | disk = ['vdev=xvda,target=/srv/xen/a']          |",
                "{disks: [/srv/xen]}                   | disk = ['vdev=xvda,target=/srv/xen2/a']         | disk[0].target",
                "{disks: [/dev/vg0/web]}               | disk = ['vdev=xvda,target=/dev/vg0/web']        |",
                "{disks: [/dev/vg0/web]}               | disk = ['vdev=xvda,target=/dev/vg0/web-1']      | disk[0].target",
                "{disks: []}                           | disk = ['vdev=hdc,devtype=cdrom']               |",
                "{networkDisks: ['rbd:guests/']}       | disk = ['vdev=xvda,target=rbd:guests/web@snap'] |",
                "{networkDisks: ['rbd:guests/']}       | disk = ['vdev=xvda,target=rbd:guests/a:conf=x'] | disk[0].target",
                "{networkDisks: ['rbd:guests/']}       | disk = ['vdev=xvda,target=rbd:guests/a/../b']   | disk[0].target",
                "{disks: [/a], diskFormats: [qcow2]}   | disk = ['vdev=xvda,format=qcow2,target=/a/b']   |",
                "{disks: [/a], diskFormats: [qcow2]}   | disk = ['vdev=xvda,format=raw,target=/a/b']     | disk[0].format",
                "{disks: [/a], scripts: [block-iscsi]} | disk = ['vdev=xvda,script=block-iscsi,target=/a/b'] |",
                "{disks: [/a], scripts: [/opt/s]}      | disk = ['vdev=xvda,script=/opt/s/x,target=/a/b']    |",
                "{disks: [/a], scripts: [/opt/s]}      | disk = ['vdev=xvda,script=x,target=/a/b']           | disk[0].script",
                "{bridges: [xenbr7]}                   | vif = ['bridge=xenbr7']                         |",
                "{bridges: [xenbr7]}                   | vif = ['']                                      | vif[0].bridge",
                "{bridges: [default]}                  | vif = ['']                                      |",
                "{bridges: [default]}                  | vif = ['bridge=default']                        | vif[0].bridge",
                "{bridges: [a], keys: {vif.vifname: ['web*']}} | vif = ['bridge=a,vifname=web-1']        |",
                "{bridges: [a], keys: {vif.vifname: ['web*']}} | vif = ['bridge=a,vifname=eth0']         | vif[0].vifname",
                "{bootloaders: [pygrub]}               | bootloader = 'pygrub'                           |",
                "{bootloaders: [pygrub]}               | bootloader = '/tmp/pygrub'                      | bootloader",
                "{bootloaders: [/usr/lib/xen/bin]}     | bootloader = '/usr/lib/xen/bin/pygrub'          |",
                "{firmware: [/usr/share/ovmf]}         | firmware = '/usr/share/ovmf/OVMF.fd'            |",
                "{consoles: []}                        | vnc = 1                                         | vnc",
                "{consoles: [10.0.0.5]}                | vnc = 1¶vnclisten = '10.0.0.5:2'             |",
                "{consoles: ['::1']}                   | vnclisten = '[::1]:2'                           |",
                "{consoles: ['::1']}                   | vfb = ['vnclisten=::1']                         | vfb[0].vnclisten",
                "{consoles: []}                        | vfb = ['']                                      | vfb[0]",
                "{consoles: []}                        | vfb = ['vnc=0']                                 |",
                "{consoles: [127.0.0.1], keys: {spice: [true]}} | spice = 1                              | spice",
                "{consoles: [0.0.0.0], keys: {spice: [true]}}   | spice = 1                              |",
                "{pci: ['0000:03:00.*']}               | pci = ['03:00.1']                               |",
                "{pci: ['0000:03:00.*']}               | pci = ['03:00.*']                               |",
                "{pci: ['0000:03:00.1']}               | pci = ['03:00.*']                               | pci[0].bdf",
                "{pci: ['0000:03:00.1']}               | pci = ['0001:03:00.1']                          | pci[0].bdf",
                "{pci: ['03:00.1']}                    | pci = ['03:00.1,seize=1']                       | pci[0].seize",
                "{pci: ['03:00.1'], keys: {pci.seize: [true]}} | pci = ['03:00.1,seize=1']               |",
                "{pci: ['*']}                          | pci = ['name=gpu']                              |",
                "{usb: ['1.4']}                        | usbdev = ['type=hostdev,hostbus=1,hostaddr=4']  |",
                "{usb: ['1.4']}                        | usbdev = ['type=hostdev,hostbus=1,hostaddr=5']  | usbdev[0].hostaddr",
                "{usb: ['046d:c52b']}                  | usbdevice = 'host:46d:c52b'                     |",
                "{usb: ['1.4']}                        | usbdevice = 'disk:/a'                           | usbdevice[0]",
                "{keys: {usbdevice: ['disk:/a']}}      | usbdevice = 'disk:/a'                           |",
                "{keys: {p9.path: [/srv/share]}}       | p9 = ['tag=a,security_model=none,path=/srv/share/x'] |",
                "{keys: {p9.path: [/srv/share]}}       | p9 = ['tag=a,security_model=none,path=/srv']    | p9[0].path",
                "{keys: {p9.path: [/srv/share]}}       | p9 = ['tag=a,type=xen_9pfsd']                   | p9[0]",
                "{keys: {p9: ['*']}}                   | p9 = ['tag=a,type=xen_9pfsd,auto-delete=1']     |",
                "{keys: {serial: ['file:/var/log/guests/*']}} | serial = 'file:/var/log/guests/web-1'    |",
                "{keys: {serial: ['file:/var/log/guests/*']}} | serial = 'file:/var/log/guests/../x'     | serial[0]",
                "{keys: {serial: ['file:/var/log/guests/*']}} | serial = 'file:/var/log/guests/x,y=z'    | serial[0]",
                "{keys: {device_model_args: [-a, b]}}  | device_model_args = ['-a', 'b']                 |",
                "{keys: {device_model_args: [-a, b]}}  | device_model_args = ['-a', 'c']                 | device_model_args[1]",
                "{keys: {nestedhvm: ['*']}}            | nestedhvm = 1                                   |",
                "{keys: {on_crash: [coredump-restart]}} | on_crash = 'coredump-destroy'                  | on_crash",
            })
    void whatIsListedIsAllowedAndNothingBeside(String rules, String config, String field) {
        List<ProblemFinding> refusals = dom0.judge(config.replace("¶", "\n"), rules);

        if (field == null) {
            assertThat(refusals).isEmpty();
        } else {
            assertThat(refusals).extracting(ProblemFinding::field).containsExactly(inSpec(field));
        }
    }

    @Test
    void aVolumeIsWhereItsNameStandsAndNotWhereItsDeviceNodeDoes() {
        dom0.link("/dev/vg0/web-1", "/dev/dm-3").link("/srv/xen/evil", "/dev/dm-3");

        assertThat(dom0.judge("disk = ['vdev=xvda,target=/dev/vg0/web-1']", "{disks: [/dev/vg0]}"))
                .isEmpty();
        assertThat(dom0.judge("disk = ['vdev=xvda,target=/dev/dm-3']", "{disks: [/dev/vg0]}"))
                .hasSize(1);
        assertThat(dom0.judge("disk = ['vdev=xvda,target=/srv/xen/evil']", "{disks: [/dev/vg0, /srv/xen]}"))
                .hasSize(1);
    }

    @Test
    void aLinkInDevThatLeadsToNoDeviceIsJudgedByWhereItLeads() {
        dom0.link("/dev/vg0/web-1", "/etc/shadow").link("/dev/vg0/web-2", "/dev/shm/image");

        assertThat(dom0.judge(
                        "disk = ['vdev=xvda,target=/dev/vg0/web-1', 'vdev=xvdb,target=/dev/vg0/web-2']",
                        "{disks: [/dev/vg0]}"))
                .hasSize(2);
    }

    @Test
    void aLinkOutOfAFolderIsRefused() {
        dom0.link("/srv/xen/a.img", "/etc/shadow");

        assertThat(dom0.judge("disk = ['vdev=xvda,target=/srv/xen/a.img']", "{disks: [/srv/xen]}"))
                .singleElement()
                .returns("disk[0].target", ProblemFinding::field)
                .returns(
                        "disk[0].target is \"/srv/xen/a.img\", but the policy of the host lists only the disks /srv/xen;"
                                + " change or remove it, or have the host's administrator add it to disks of"
                                + " namespaces.\"prod\" in the policy of the host",
                        ProblemFinding::message);
    }

    @Test
    void whatDom0HasMountedIsNobodysDisk() {
        dom0.link("/dev/vg0/root", "/dev/dm-0").mounted("/dev/dm-0");

        assertThat(dom0.judge("disk = ['vdev=xvda,target=/dev/vg0/root']", "{disks: [/dev/vg0]}"))
                .singleElement()
                .extracting(ProblemFinding::message)
                .asString()
                .contains("/dev/vg0/root", "dom0 itself has that mounted", "choose another one");
    }

    @Test
    void aNamespaceHasItsOwnRulesOrThoseOfTheOthersOrNone() throws PolicyException {
        Policy policy = PolicyReader.read("""
                namespaces:
                  "*": {bridges: [xenbr0]}
                  prod: {bridges: [xenbr1]}
                """);

        assertThat(policy.of("prod").of(Section.BRIDGES)).containsExactly("xenbr1");
        assertThat(policy.of("prod").of(Section.SCRIPTS)).isEmpty();
        assertThat(policy.of("dev").of(Section.BRIDGES)).containsExactly("xenbr0");
        assertThat(PolicyReader.read("namespaces: {}").of("dev").of(Section.BRIDGES))
                .isEmpty();
    }

    /** Where a parameter is spelled otherwise in a spec. */
    private static String inSpec(String field) {
        return field.equals("on_crash") ? "onCrash" : field.replace("device_model_args", "deviceModelArgs");
    }
}
