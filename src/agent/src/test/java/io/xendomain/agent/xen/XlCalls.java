package io.xendomain.agent.xen;

import io.xendomain.testkit.XenLab;
import java.util.List;

/** A script in the place of dom0's xl, which notes each call and makes it. */
record XlCalls(XenLab lab) implements AutoCloseable {

    /** @param before lines of shell, before each call */
    static XlCalls of(XenLab lab, String before) {
        lab.demand("""
                rm -f /tmp/xl-calls /tmp/killed; touch /tmp/xl-calls
                mv /usr/sbin/xl /usr/sbin/xl.real
                cat > /usr/sbin/xl <<'END'
                #!/bin/sh
                echo "$*" >> /tmp/xl-calls
                %s
                exec /usr/sbin/xl.real "$@"
                END
                chmod +x /usr/sbin/xl
                """.formatted(before));
        return new XlCalls(lab);
    }

    List<String> made() {
        return lab.demand("cat /tmp/xl-calls").lines().toList();
    }

    @Override
    public void close() {
        lab.demand("mv /usr/sbin/xl.real /usr/sbin/xl");
    }
}
