/** Calls as React wants them: read once and kept, lists page by page, changes that make what they touched read again. */
import {
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryOptions,
} from '@tanstack/react-query';
import type { ApiProblem } from './problem';

/**
 * Reads something.
 *
 *     const key = useRead(['keys', mode, id], () => got(api.GET('/portal/v1/{mode}/keys/{id}', …)));
 *
 * The first word of `key` is what `useChange` names to have it read again.
 */
export function useRead<T>(
  key: QueryKey,
  read: () => Promise<T>,
  more: Omit<UseQueryOptions<T, ApiProblem>, 'queryKey' | 'queryFn'> = {},
) {
  return useQuery<T, ApiProblem>({ queryKey: key, queryFn: read, ...more });
}

export interface ListPage<T> {
  items: T[];
  nextCursor?: string | null;
}

/** Reads a list page by page: `read` gets the cursor of the page that is wanted. For `<DataTable list={…}>`. */
export function useList<T>(
  key: QueryKey,
  read: (cursor: string | undefined) => Promise<ListPage<T>>,
  more: { enabled?: boolean; refetchInterval?: number | false } = {},
) {
  const query = useInfiniteQuery<ListPage<T>, ApiProblem, T[], QueryKey, string | undefined>({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
    ...more,
  });
  return {
    items: query.data,
    error: query.error,
    loading: query.isPending,
    refreshing: query.isFetching && !query.isPending,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  };
}
export type List<T> = ReturnType<typeof useList<T>>;

/** Changes something; afterwards everything whose key begins with one of `touches` is read again. */
export function useChange<I, O>(change: (input: I) => Promise<O>, ...touches: string[]) {
  const client = useQueryClient();
  return useMutation<O, ApiProblem, I>({
    mutationFn: change,
    onSuccess: () => Promise.all(touches.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
