package io.xendomain.cli;

import io.xendomain.api.Annotations;
import io.xendomain.api.Reason;

/** What to do about each reason that a condition can have; empty where there is nothing to be done. Pure. */
final class Remedy {
    private static final String OPERATOR_LOG = "kubectl -n xendomain-system logs deploy/xendomain-operator";

    private Remedy() {}

    static String of(Reason reason, Named domain) {
        return switch (reason) {
            case DomainRunning,
                    DomainPaused,
                    DomainHalted,
                    UpToDate,
                    Valid,
                    Connected,
                    HostReady,
                    Pushed,
                    NothingPending -> "";
            case Pushing, Starting, Stopping, Restarting, Changing, Deleting, Connecting ->
                "wait; kubectl get xd -n " + domain.namespace() + " " + domain.name() + " -w shows how it goes on";
            case GuestPoweredOff -> "to have it run again: " + domain.xen("restart");
            case SpecUnreadable, ConfigInvalid ->
                "repair these fields in the manifest and apply it; kubectl xen lint FILE checks it before";
            case HostNotFound ->
                "name a XenHost in spec.host (kubectl xen hosts), or enrol it: kubectl xen host enroll";
            case HostUnschedulable ->
                "choose another host in spec.host, or let it take domains again: kubectl patch xenhost " + domain.host()
                        + " --type merge -p '{\"spec\":{\"unschedulable\":false}}'";
            case HostChanged ->
                "domains do not move: set spec.host back, or delete the object and apply it for the other host";
            case SecretNotFound -> "make that Secret, or its key, in namespace " + domain.namespace();
            case PausedByAnnotation -> domain.annotate(Annotations.PAUSED + "-");
            case HostUnreachable ->
                "in its dom0: systemctl status xendomain-agent; from the cluster: does the address of the XenHost"
                        + " answer? A firewall between them?";
            case IdentityMismatch ->
                "see that spec.address of XenHost " + domain.host()
                        + " is the right machine; if it was installed anew, enrol it again: kubectl xen host enroll";
            case ProtocolError -> "see that operator and agent are of versions that fit: kubectl xen hosts -o wide";
            case NotPushed -> "another condition says why: " + domain.xen("status");
            case RefusedByXl -> "repair the config; the message has xl's own words";
            case PolicyDenied ->
                "leave it out of the config, or have the host's administrator allow it in"
                        + " /etc/xendomain/policy.yaml of dom0";
            case NotOurs ->
                "end that domain or move that file away in dom0, or take it over: "
                        + domain.annotate(Annotations.ADOPT + "=true");
            case OwnedByAnother -> "give one of the two another name or uuid in spec.config";
            case Superseded ->
                "nothing, if two operators were at work for a moment; else look for a second operator"
                        + " that manages this host: " + OPERATOR_LOG;
            case Refused -> "the message says what the host does not want";
            case NoCapacity ->
                "it starts by itself when there is room: stop another domain of host " + domain.host()
                        + ", or ask for less memory";
            case XlFailed -> "in dom0: the message has xl's own words; xl list, and the logs in /var/log/xen";
            case DiskFull -> "make room in dom0: df -h; the agent goes on by itself";
            case NotWritable -> "in dom0: is the file system mounted read-only? dmesg says why";
            case DomainNotAsAsked ->
                "undo by hand in dom0 what was done there, change spec.powerState, or " + domain.xen("restart");
            case CrashLoopBackOff ->
                "find out why the guest ends: its console (xl console " + domain.name() + " in dom0 of " + domain.host()
                        + ") and /var/log/xen there; to start it at once: " + domain.xen("restart");
            case GuestCrashed ->
                "find out why: the guest's console and /var/log/xen in dom0 of " + domain.host()
                        + "; to start it again: " + domain.xen("restart");
            case StateUnknown -> "in its dom0: does xl list answer?";
            case ChangesPending -> "to have them now: " + domain.xen("restart");
        };
    }
}
