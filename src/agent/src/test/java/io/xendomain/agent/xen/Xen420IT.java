package io.xendomain.agent.xen;

/** The core of it, on the newest Xen there is. */
class Xen420IT extends RealXen implements PowerOnXen, EndingsOnXen, AdoptionOnXen, LiveChangesOnXen {
    Xen420IT() {
        super("4.20");
    }
}
