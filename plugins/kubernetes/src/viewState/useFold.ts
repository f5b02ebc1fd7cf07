import { useState } from 'react';
import { useExpandedList } from './expandedLists';

/**
 * The same as {@link useExpandedList} for a list in which an object may be asked for
 * that it leaves out at first: the list opens for it, and stays so when its details
 * close, as rows that vanish would move the page.
 *
 * @param leftOut - The object that is asked for, if the list leaves it out at first
 */
export function useFold(
  name: string,
  leftOut: string | undefined,
): [isWhole: boolean, show: (isWhole: boolean) => void] {
  const [isChosen, choose] = useExpandedList(name);
  const [opened, setOpened] = useState({ by: leftOut, isOpen: true });
  const isNews = leftOut !== undefined || !opened.isOpen;
  if (leftOut !== opened.by && isNews) {
    setOpened({ by: leftOut, isOpen: true });
  }
  const isOpened = opened.by !== undefined && opened.isOpen;
  return [
    isChosen || isOpened,
    wanted => {
      setOpened(current => ({ ...current, isOpen: false }));
      choose(wanted);
    },
  ];
}
