import { Link } from 'react-router-dom';
import { CATALOG, PART_NAMES, partPath, STATES } from '../catalog';

/** All parts and their states; a dash says why there is no such page. */
export function PartsIndex() {
  return (
    <main style={{ padding: 24, overflowX: 'auto' }}>
      <h1>Parts of the tab</h1>
      <p>
        Append <code>?theme=dark</code>, <code>&amp;language=de</code> or{' '}
        <code>&amp;motion=on</code> to the address of a part.
      </p>
      <table cellPadding={6}>
        <tbody>
          {PART_NAMES.map(part => (
            <tr key={part}>
              <th scope="row" style={{ textAlign: 'start' }}>
                {part}
              </th>
              {STATES.map(state => {
                const decision = CATALOG[part][state];
                return (
                  <td key={state}>
                    {decision === true ? (
                      <Link to={partPath({ part, state })}>{state}</Link>
                    ) : (
                      <span title={decision}>–</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
