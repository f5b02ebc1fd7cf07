import { Entity } from '@backstage/catalog-model';
import { KUBERNETES_ANNOTATIONS } from '@podlight/backstage-plugin-kubernetes-common';
import { useText } from '../../i18n/useText';
import { CommandLine } from '../CommandLine';

/** @internal */
export interface MissingAnnotationProps {
  readonly entity: Entity;
}

/** The annotation that the entity's catalog file lacks. */
export function MissingAnnotation(props: MissingAnnotationProps) {
  const { name } = props.entity.metadata;
  const t = useText();
  return (
    <>
      <p>{t('empty.annotate')}</p>
      <CommandLine
        command={`metadata:\n  annotations:\n    ${KUBERNETES_ANNOTATIONS.id}: ${name}`}
        copyLabel={t('empty.copyAnnotation')}
      />
      <p>
        {t('empty.annotateLabel', {
          label: KUBERNETES_ANNOTATIONS.id,
          annotation: KUBERNETES_ANNOTATIONS.labelSelector,
        })}
      </p>
    </>
  );
}
