package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.DomainRecord;

/**
 * A decision to be carried out.
 *
 * @param basis the record it was made on; when that is no longer the record, it is void
 */
record Work(Entry entry, DomainRecord basis, Decision decision) {}
