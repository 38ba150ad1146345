package io.xendomain.agent.xen;

/** Everything that is tried on a real Xen. */
class Xen417IT extends RealXen
        implements PowerOnXen,
                EndingsOnXen,
                AdoptionOnXen,
                LiveChangesOnXen,
                HvmOnXen,
                HostOnXen,
                FaultsOnXen,
                PowerCutOnXen {
    Xen417IT() {
        super("4.17");
    }
}
