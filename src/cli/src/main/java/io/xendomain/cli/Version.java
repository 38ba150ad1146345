package io.xendomain.cli;

import io.xendomain.xlcfg.XenVersion;
import picocli.CommandLine.IVersionProvider;

/** Version of the program and of the language it speaks. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "kubectl-xen " + (version == null ? "(not packaged)" : version),
            "xl.cfg of Xen " + XenVersion.OLDEST + " to " + XenVersion.NEWEST
        };
    }
}
